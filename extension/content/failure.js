/** What could not be done, in words that quote no value of the page. */
export class Failure extends Error {}
