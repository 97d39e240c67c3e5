// The two-byte code of GBK, both ways: damage was done to these bytes and is proved on them.

const FIRST_LEAD = 0x81;
const LAST_LEAD = 0xfe;
const FIRST_TRAIL = 0x40;
const LAST_TRAIL = 0xfe;
const WIDTH = LAST_TRAIL - FIRST_TRAIL + 1;

interface Tables {
	/** Character by `(lead - 0x81) * WIDTH + trail - 0x40`; empty where the pair is undefined. */
	characters: string[];
	/** The pair as one number, `lead << 8 | trail`. */
	codes: Map<string, number>;
}

let built: Tables | undefined;

/** Made once per process from the decoder of the platform (about 20 ms). */
function tables(): Tables {
	if (built !== undefined) return built;
	// Each pair is followed by a line feed, so that an undefined one cannot eat its neighbour.
	const bytes: number[] = [];
	for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead++)
		for (let trail = FIRST_TRAIL; trail <= LAST_TRAIL; trail++)
			bytes.push(...(trail === 0x7f ? [0x3f] : [lead, trail]), 0x0a);
	const cells = new TextDecoder("gbk")
		.decode(Uint8Array.from(bytes))
		.split("\n");
	cells.pop();
	const characters = cells.map((cell) => (isDefined(cell) ? cell : ""));
	const codes = new Map<string, number>();
	cells.forEach((character, index) => {
		if (!isDefined(character) && !isPrivate(character)) return;
		if (codes.has(character)) return;
		const lead = FIRST_LEAD + Math.floor(index / WIDTH);
		codes.set(character, (lead << 8) | (FIRST_TRAIL + (index % WIDTH)));
	});
	built = { characters, codes };
	return built;
}

function isDefined(cell: string): boolean {
	const point = cell.codePointAt(0) ?? 0;
	return (
		[...cell].length === 1 &&
		point >= 0x80 &&
		point !== 0xfffd &&
		!isPrivate(cell)
	);
}

/** User-defined pairs are decoded to private-use characters; nobody writes them, but bytes may show as them. */
function isPrivate(cell: string): boolean {
	const point = cell.codePointAt(0) ?? 0;
	return point >= 0xe000 && point <= 0xf8ff && cell.length === 1;
}

/** `lead << 8 | trail`; undefined for ASCII and for what GBK lacks. */
export function gbkCode(character: string): number | undefined {
	return tables().codes.get(character);
}

/** The second byte of a character's pair. */
export function trailOf(character: string): number | undefined {
	const code = gbkCode(character);
	return code === undefined ? undefined : code & 0xff;
}

/** The character of a pair; undefined where there is none. */
export function gbkCharacter(lead: number, trail: number): string | undefined {
	if (!isLead(lead) || trail < FIRST_TRAIL || trail > LAST_TRAIL)
		return undefined;
	const character =
		tables().characters[(lead - FIRST_LEAD) * WIDTH + trail - FIRST_TRAIL];
	return character === "" ? undefined : character;
}

export function isLead(byte: number): boolean {
	return byte >= FIRST_LEAD && byte <= LAST_LEAD;
}

/** Every character whose pair has the given first or second byte, in code order. */
export function gbkCharactersWith(known: {
	lead?: number;
	trail?: number;
}): string[] {
	const found: string[] = [];
	const { lead, trail } = known;
	if (lead !== undefined)
		for (let second = FIRST_TRAIL; second <= LAST_TRAIL; second++)
			found.push(gbkCharacter(lead, second) ?? "");
	else if (trail !== undefined)
		for (let first = FIRST_LEAD; first <= LAST_LEAD; first++)
			found.push(gbkCharacter(first, trail) ?? "");
	return found.filter((character) => character !== "");
}
