// A folder of files to sources: each document with its companions.
import type { Edition } from "../notice/edition.ts";
import { type Finding, finding } from "../notice/finding.ts";
import { classify, documentRank } from "./sourceKey.ts";

export interface SourceFiles {
	/** Key of the document. */
	key: string;
	metadata?: string;
	translations: { edition: Edition; key: string }[];
	attachments: string[];
}

interface Group {
	documents: string[];
	metadata: string[];
	translations: { edition: Edition; key: string }[];
	attachments: string[];
}

/** Sources in the order of their keys (code units), whatever the order of the keys given. All keys come out in NFC. */
export function groupSources(keys: readonly string[]): {
	sources: SourceFiles[];
	findings: Finding[];
} {
	const findings: Finding[] = [];
	const groups = new Map<string, Group>();
	const unique = new Set(keys.map((key) => key.normalize("NFC")));
	for (const key of [...unique].sort()) {
		const classified = classify(key);
		if ("stem" in classified) {
			const group = groups.get(classified.stem) ?? {
				documents: [],
				metadata: [],
				translations: [],
				attachments: [],
			};
			groups.set(classified.stem, group);
			if (classified.kind === "document") group.documents.push(key);
			else if (classified.kind === "metadata") group.metadata.push(key);
			else if (classified.kind === "attachment") group.attachments.push(key);
			else group.translations.push({ edition: classified.edition, key });
		} else if (classified.kind === "bad")
			findings.push(
				finding(
					"source.bad-key",
					{ file: key.replace(/\p{Surrogate}/gu, "\ufffd") },
					{ problem: classified.problem },
				),
			);
		else if (classified.kind === "ignored")
			findings.push(finding("source.ignored", { file: key }, { key }));
		else if (classified.kind === "unsupported")
			findings.push(finding("source.unsupported", { file: key }, { key }));
	}
	const sources: SourceFiles[] = [];
	for (const group of groups.values()) {
		const source = sourceOf(group, findings);
		if (source) sources.push(source);
	}
	sources.sort((a, b) => (a.key < b.key ? -1 : 1));
	return { sources, findings };
}

function sourceOf(group: Group, findings: Finding[]): SourceFiles | undefined {
	const [key, ...others] = group.documents.toSorted(
		(a, b) => documentRank(a) - documentRank(b),
	);
	const translations = firstPerEdition(group.translations, findings);
	if (key === undefined) {
		const companions = [
			...group.metadata,
			...group.translations.map((translation) => translation.key),
			...group.attachments.slice(0, 1),
		];
		for (const companion of companions)
			findings.push(
				finding(
					"companion.without-source",
					{ file: companion },
					{ key: companion },
				),
			);
		return undefined;
	}
	const [metadata, ...moreMetadata] = group.metadata;
	for (const other of others) findings.push(sameStem(other, key));
	if (metadata !== undefined)
		for (const other of moreMetadata) findings.push(sameStem(other, metadata));
	return {
		key,
		...(metadata === undefined ? {} : { metadata }),
		translations,
		attachments: group.attachments,
	};
}

function firstPerEdition(
	translations: Group["translations"],
	findings: Finding[],
): Group["translations"] {
	const kept: Group["translations"] = [];
	for (const translation of translations) {
		const first = kept.find(({ edition }) => edition === translation.edition);
		if (first) findings.push(sameStem(translation.key, first.key));
		else kept.push(translation);
	}
	return kept;
}

function sameStem(key: string, other: string): Finding {
	return finding("source.same-stem", { file: key }, { key, other });
}

/** The stem of the source that an event on this key concerns, whatever else exists; nothing for a key that is of no source. */
export function sourceKeyOf(key: string): string | undefined {
	const classified = classify(key);
	return "stem" in classified ? classified.stem : undefined;
}
