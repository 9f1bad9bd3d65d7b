declare module 'virtual:offline' {
  /** A file of the page: its address from the page, its hash as an `integrity`, its size as it is stored. */
  export interface Entry {
    url: string;
    integrity: string;
    bytes: number;
  }

  /** What a first use needs. */
  export const first: Entry[];
  /** What else there is: kept once it was used, or on request. */
  export const later: Entry[];
}
