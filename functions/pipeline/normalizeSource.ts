// From the bytes of a source to its draft. Pure: the same source and configuration, the same draft.
import type { Root } from "hast";
import { toHtml } from "hast-util-to-html";
import { assignChannels } from "../channels/assignChannels.ts";
import { understand } from "../extraction/understand.ts";
import { type AmongOthers, amongOthers } from "../journal/amongOthers.ts";
import { canonicalize } from "../language/canonicalize.ts";
import { detectLanguage } from "../language/detectLanguage.ts";
import { makeEditions } from "../language/makeEditions.ts";
import { toSimplified } from "../language/toSimplified.ts";
import type { Configuration } from "../notice/configuration.ts";
import type { Document, Line, Source } from "../notice/document.ts";
import type { Draft } from "../notice/draft.ts";
import type { Edition } from "../notice/edition.ts";
import { type Finding, finding, hasErrors } from "../notice/finding.ts";
import { mapTextRuns, textOf } from "../notice/textRuns.ts";
import type { Understanding } from "../notice/understanding.ts";
import { instantOf, utcText } from "../notice/zonedTime.ts";
import { documentLines } from "../reading/documentLines.ts";
import { draftAttachments } from "./draftAttachments.ts";
import { withinSize } from "./draftSize.ts";
import { guardPersonalData } from "./guardPersonalData.ts";
import { canonicalJson, sha256Hex } from "./json.ts";
import { readSource } from "./readSource.ts";
import { shortTexts } from "./shortTexts.ts";
import { withoutTitle } from "./withoutTitle.ts";

/** Raised when a source would become another draft than before: everything is then looked at again. */
const EXTRACTOR_VERSION = 3;

/** Repairs published with a notice; all of them are in its findings. */
const MOST_REPAIRS = 200;

export interface NormalizedDraft extends AmongOthers {
	kind: "draft";
	id: string;
	draft: Draft;
	/** SHA-256 of what of the draft becomes public. */
	digest: string;
	dated?: string;
	publishedAt?: string;
}

export type Normalized =
	| NormalizedDraft
	| { kind: "rejected"; findings: Finding[] };

/** Digest of all that decides what a source becomes, besides the source. */
export function recipeOf(configuration: Configuration): string {
	const {
		channels,
		editions,
		glossary,
		notMeetings,
		personalData,
		taiwanQuotes,
		timezone,
	} = configuration;
	return sha256Hex(
		canonicalJson({
			EXTRACTOR_VERSION,
			baseUrl: configuration.baseUrl,
			channels,
			editions,
			glossary,
			notMeetings,
			personalData,
			taiwanQuotes,
			timezone,
		}),
	);
}

export function normalizeSource(
	source: Source,
	configuration: Configuration,
): Normalized {
	const read = readSource(source);
	if (read.kind === "rejected") return read;
	const { translations } = read;
	const { idNumbers, bankCards, mobiles } = configuration.personalData;
	const { document, findings: personal } = guardPersonalData(
		read.document,
		translations,
		{ idNumber: idNumbers, bankCard: bankCards, mobile: mobiles },
	);
	const language = detectLanguage(textOf(document.body), {
		...languageHint(document),
		encoding: document.encoding,
		key: source.key,
		residue: document.repairs.some(({ kind }) => kind === "residue"),
	});
	const body = language.mechanical
		? mapTextRuns(document.body, canonicalize)
		: document.body;
	const lines = documentLines(body, toSimplified);
	const understanding = understand({ ...document, body }, lines, {
		key: source.key,
		timezone: configuration.timezone,
		toSimplified,
		organizations: configuration.channels.organizations,
	});
	const findings: Finding[] = [
		...document.findings,
		...personal,
		...understanding.findings,
	].map((found) => ({ ...found, place: { file: source.key, ...found.place } }));
	if (
		understanding.fields.kind === "other" &&
		configuration.notMeetings === "set-aside"
	)
		findings.push(finding("notice.not-a-meeting", { file: source.key }));
	if (hasErrors(findings)) return { kind: "rejected", findings };
	const built = buildDraft(
		{ source, document, body, lines, understanding, translations },
		understanding.language ?? language.edition,
		language.mechanical,
		configuration,
	);
	return withinSize(finish(built, findings, configuration), source.key);
}

interface Understood {
	source: Source;
	document: Document;
	body: Root;
	lines: Line[];
	understanding: Understanding;
	translations: Partial<
		Record<Edition, { title?: string; summary?: string; body: Root }>
	>;
}

interface Built {
	draft: Draft;
	findings: Finding[];
}

function buildDraft(
	understood: Understood,
	language: Edition,
	mechanical: boolean,
	configuration: Configuration,
): Built {
	const { source, document, understanding, translations } = understood;
	const { fields } = understanding;
	const id = understanding.id ?? idOfKey(source.key);
	const body = withoutTitle(understood.body, fields.title);
	const { attachments, findings: left } = draftAttachments(
		id,
		source,
		document,
		configuration,
	);
	const meetings = fields.meetings.map((meeting) => ({
		...meeting,
		uid: `${id}-${meeting.uid}`,
	}));
	const { editions, findings } = makeEditions({
		original: language,
		mechanical,
		title: fields.title,
		...(fields.summary ? { summary: fields.summary } : {}),
		body,
		strings: shortTexts({ ...fields, meetings, attachments }),
		names: understanding.names,
		glossary: configuration.glossary,
		editions: configuration.editions,
		taiwanQuotes: configuration.taiwanQuotes,
		translations,
	});
	const contentText = understood.lines.map(({ text }) => text).join("\n");
	const assigned = assignChannels(
		{ ...fields, meetings, contentText },
		{ topics: understanding.topics, regions: understanding.regions },
		configuration,
		toSimplified,
	);
	const { url } = document;
	const siteName = document.stated.SiteName?.value;
	const record: Draft["record"] = {
		...fields,
		id,
		language,
		contentHtml: toHtml(body),
		contentText,
		attachments,
		meetings,
		topics: assigned.topics,
		regions: assigned.regions,
		editions,
		source: {
			...(url ? { url } : {}),
			...(siteName ? { siteName } : {}),
			keyDigest: sha256Hex(source.key).slice(0, 32),
			sha256: sha256Hex(source.bytes),
			encoding: document.encoding,
			mediaType: document.mediaType,
		},
		repairs: document.repairs.slice(0, MOST_REPAIRS),
	};
	return {
		draft: {
			record,
			channels: assigned.channels,
			...(understanding.withdrawal
				? { withdrawal: understanding.withdrawal }
				: {}),
			...(fields.publishAt ? { publishAt: utc(fields.publishAt) } : {}),
			...(fields.expireAt ? { expireAt: utc(fields.expireAt) } : {}),
			findings: [],
		},
		findings: [...left, ...findings, ...assigned.findings],
	};
}

function finish(
	{ draft, findings: more }: Built,
	findings: Finding[],
	configuration: Configuration,
): NormalizedDraft {
	const { record } = draft;
	const { sha256: _sha256, ...source } = record.source;
	const digest = sha256Hex(
		canonicalJson({ ...draft, record: { ...record, source } }),
	);
	const dated = [record.issuedOn, record.publishedAt?.slice(0, 10)].find(
		(day) => day !== undefined && !day.startsWith("-"),
	);
	const publishedAt = ownInstant(record.publishedAt, configuration.timezone);
	return {
		kind: "draft",
		id: record.id,
		draft: { ...draft, findings: [...findings, ...more] },
		digest,
		...amongOthers(record, toSimplified),
		...(dated ? { dated } : {}),
		...(publishedAt ? { publishedAt } : {}),
	};
}

function languageHint(document: Document): { language?: string } {
	const stated = document.metadata.language ?? document.language;
	return typeof stated === "string" ? { language: stated } : {};
}

/** 16 characters of lower-case base32 (RFC 4648 §6) of the key's SHA-256. */
export function idOfKey(key: string): string {
	const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
	const bits = BigInt(`0x${sha256Hex(key).slice(0, 20)}`)
		.toString(2)
		.padStart(80, "0");
	return (bits.match(/.{5}/g) ?? [])
		.map((five) => alphabet[Number.parseInt(five, 2)])
		.join("");
}

function utc(instant: string): string {
	return utcText(Date.parse(instant));
}

function ownInstant(
	publishedAt: string | undefined,
	timezone: string,
): string | undefined {
	if (!publishedAt || publishedAt.startsWith("-")) return undefined;
	return publishedAt.length === 10
		? instantOf(publishedAt, "00:00", timezone)
		: utc(publishedAt);
}
