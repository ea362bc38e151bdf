// Names of 137 roles: a few that are easily mixed up, then made ones.

const PARTS = ["Finance", "Legal", "Support", "Design", "Data", "Field", "Cloud", "Media", "Partner", "Store", "Research"];
const KINDS = [
  "Admins",
  "Readers",
  "Editors",
  "Owners",
  "Guests",
  "Auditors",
  "Interns",
  "Leads",
  "Analysts",
  "Planners",
  "Buyers",
  "Writers",
];

export const ROLES = [
  "Sales",
  "Sales Ops",
  "sales",
  "Sales (EMEA)",
  "Pre-Sales",
  ...PARTS.flatMap((part) => KINDS.map((kind) => `${part} ${kind}`)),
];
