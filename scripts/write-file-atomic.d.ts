// write-file-atomic 7 comes without types; these are the parts that are used.
declare module "write-file-atomic" {
  export default function writeFileAtomic(
    file: string,
    data: string | Uint8Array,
    options?: { readonly encoding?: string; readonly mode?: number },
  ): Promise<void>;
}
