// Style sheets that the bundler takes from a script's imports.

declare module "*.css";
