export async function localCertificate(
  _directory: string | undefined,
  _host: string,
  _now: Date,
): Promise<{ key: string; cert: string; trust: string | null }> {
  throw new Error('later')
}
