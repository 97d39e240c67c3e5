// The URL encoding of keys in listings and event records: `/` stays, a space is `+`.

export function urlEncode(text: string): string {
	return encodeURIComponent(text)
		.replace(/%20/g, "+")
		.replace(/%2F/g, "/")
		.replace(
			/[!'()]/g,
			(character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
		);
}
