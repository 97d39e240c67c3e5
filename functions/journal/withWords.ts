// Words that came to a notice from others, or that it has no longer, as each edition writes them: the place that
// another notice moves the meeting to, the one that an edit took out.
import { EDITIONS, type Edition } from "../notice/edition.ts";
import type { NoticeRecord, Words } from "../notice/schema.ts";
import type { Placed } from "./state.ts";

/** The record with the words of all that happened to it. Its own come first. */
export function withWords<T extends Pick<NoticeRecord, "editions">>(
	record: T,
	{ effects, changeLog }: Pick<Placed, "effects" | "changeLog">,
): T {
	const words = [...effects, ...changeLog].flatMap(({ strings }) =>
		strings ? [strings] : [],
	);
	if (words.length === 0) return record;
	const editions = { ...record.editions };
	for (const edition of EDITIONS) {
		const text = editions[edition];
		if (text)
			editions[edition] = {
				...text,
				strings: {
					...Object.assign({}, ...words.map((one) => one[edition])),
					...text.strings,
				},
			};
	}
	return { ...record, editions };
}

/** What is known of some words, from records and effects, by edition; nothing where each reads as it is written. */
export function wordsOf(
	words: readonly (string | undefined)[],
	known: readonly (Words | undefined)[],
): Words | undefined {
	const found: Words = {};
	for (const edition of EDITIONS)
		for (const word of words) {
			const here = known
				.map((one) => (word ? one?.[edition]?.[word] : undefined))
				.find((one) => one !== undefined);
			if (word && here !== undefined)
				found[edition] = { ...found[edition], [word]: here };
		}
	return Object.keys(found).length > 0 ? found : undefined;
}

/** The short texts of a record by edition. */
export function stringsOf({ editions }: Pick<NoticeRecord, "editions">): Words {
	return Object.fromEntries(
		Object.entries(editions).map(([edition, { strings }]) => [
			edition as Edition,
			strings,
		]),
	);
}
