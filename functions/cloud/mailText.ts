// A mail as SNS takes it: whole lines, as many as there is room for.

/** SNS takes 262,144 bytes. */
const MOST_BYTES = 256_000;
const MORE = "\n…\n其余见 .reports/。The rest is below .reports/.\n";

export function mailText(text: string, most = MOST_BYTES): string {
	const bytes = Buffer.from(text);
	if (bytes.length <= most) return text;
	const room = most - Buffer.byteLength(MORE);
	// A line feed is a byte of no other character.
	const end = bytes.lastIndexOf("\n", room);
	return `${bytes.subarray(0, Math.max(0, end)).toString()}${MORE}`;
}
