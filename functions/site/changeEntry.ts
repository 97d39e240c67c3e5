// A major change as an entry of its own: an edit in place is not noticed, a new entry is.
import type { ChannelChange } from "../journal/state.ts";
import type { Edition } from "../notice/edition.ts";
import type { FieldChange } from "../notice/schema.ts";
import type { SiteConfiguration } from "../notice/siteConfiguration.ts";
import { body, withdrawalReason } from "./entryHtml.ts";
import type { FeedEntry } from "./feed.ts";
import { html } from "./html.ts";
import { utc } from "./instants.ts";
import { kindName, label, operationName } from "./labels.ts";
import { loggedField, loggedValue } from "./loggedValue.ts";
import { paths } from "./paths.ts";
import { tagUri } from "./tagUri.ts";
import { oneLine } from "./xmlText.ts";

export function changeEntry(
	change: ChannelChange,
	site: SiteConfiguration,
	edition: Edition,
): FeedEntry {
	const page = (id: string) =>
		`${site.baseUrl}${paths.noticePage(edition, id)}`;
	const rows = change.fields.map((field) => rowOf(field, change, edition));
	const list = rows.map(
		({ name, from, to }) =>
			html`<li><strong>${name}</strong>：${from ? html`<del>${from}</del> → ` : undefined}<ins>${to}</ins></li>`,
	);
	const summary = rows.map(
		({ name, from, to }) => `${name}：${from ? `${from} → ` : ""}${to}`,
	);
	const at = utc(change.at);
	return {
		id: tagUri(site, `notice/${change.id}/r${change.revision}`),
		url: page(change.id),
		title: titleOf(change, edition),
		...(summary.length > 0 ? { summary: oneLine(summary.join("；")) } : {}),
		html: body(
			html`${list.length > 0 ? html`<ul>${list}</ul>` : undefined}${
				change.op === "withdraw"
					? html`<p>${label("withdrawnNote", edition)}</p>`
					: undefined
			}${withdrawalReason(change.withdrawal, site, edition)}${
				change.by &&
				html`<p><a href="${page(change.by)}">${label("by", edition)}</a></p>`
			}<p><a href="${page(change.id)}">${label("seeNotice", edition)}</a></p>`,
		),
		published: at,
		updated: at,
		categories: [
			{ term: `change-${change.op}`, label: changeName(change, edition) },
		],
		attachments: [],
		meetings: [],
	};
}

function titleOf(change: ChannelChange, edition: Edition): string {
	const mark = `【${changeName(change, edition)}】`;
	// Of a notice taken back not even the title is said again.
	if (change.op === "withdraw") return mark;
	const title = change.titles[edition] ?? kindName(change.kind, edition);
	return oneLine(`${mark}${title}${whichOf(change, edition)}`);
}

/** Beside one that is cancelled another may be moved: the title speaks of the first. */
const OFF: Partial<Record<ChannelChange["op"], string>> = {
	cancel: "cancelled",
	postpone: "postponed",
};

/** Times named in a title. */
const NAMED_TIMES = 3;

/** Where some of several meetings changed: when they were to be. Who reads 取消 alone stays away from all. */
function whichOf(
	{ op, fields, meetings }: ChannelChange,
	edition: Edition,
): string {
	const touched = new Map(
		fields.flatMap(({ to, meeting }) =>
			meeting && (OFF[op] ?? to) === to
				? [[meeting.uid, meeting.time] as const]
				: [],
		),
	);
	if (touched.size === 0 || touched.size >= meetings) return "";
	const times = [...touched.values()]
		.flatMap((time) => (time ? [loggedValue("time", time, {}, edition)] : []))
		.slice(0, NAMED_TIMES);
	if (times.length === 0) return "";
	const more = touched.size > times.length ? "……" : "";
	return `（${times.join("；")}${more}）`;
}

/** 改期 for a meeting that only moved to another room would send people to the wrong day. */
function changeName(
	{ op, fields }: Pick<ChannelChange, "op" | "fields">,
	edition: Edition,
): string {
	const changed = (name: FieldChange["field"]) =>
		fields.some(({ field }) => field === name);
	return op === "reschedule" && changed("place") && !changed("time")
		? kindName("relocation", edition)
		: operationName(op, edition);
}

interface Row {
	name: string;
	from: string;
	to: string;
}

function rowOf(
	changed: FieldChange,
	change: ChannelChange,
	edition: Edition,
): Row {
	const { field, from, to } = changed;
	const strings = change.strings[edition] ?? {};
	const shown = (value: string | undefined) =>
		value === undefined
			? ""
			: oneLine(loggedValue(field, value, strings, edition));
	const row = {
		name: oneLine(loggedField(changed, strings, edition)),
		from: shown(from),
		to: shown(to),
	};
	if (row.to !== "") return row;
	// A title is never repeated in the log; a value without a successor was taken out.
	return {
		...row,
		to: row.from === "" ? operationName("correct", edition) : "—",
	};
}
