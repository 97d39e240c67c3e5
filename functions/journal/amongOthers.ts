// What a notice is among others: the names that it goes by and names others with, what it does to them, which
// meetings it announces.
import type { NoticeRecord, Relation } from "../notice/schema.ts";
import { announces } from "./formerMeetings.ts";
import {
	cited,
	dayDigests,
	meetingDigest,
	nameDigests,
	officeDigest,
} from "./names.ts";
import type { Acting, Acts, Meets } from "./state.ts";
import { stringsOf, wordsOf } from "./withWords.ts";

export interface AmongOthers {
	/** Digests under which others may name it, and with which it names others. */
	names: string[];
	cites: string[];
	acts?: Acts;
	meets?: Meets[];
	office?: string;
}

/** `toSimplified` levels scripts. */
export function amongOthers(
	record: NoticeRecord,
	toSimplified: (text: string) => string,
): AmongOthers {
	const acts = actsOf(record, toSimplified);
	const meets = meetsOf(record, toSimplified);
	return {
		names: nameDigests(record, toSimplified),
		// Namesakes of its day are other notices of its meetings: who acts on one acts on all.
		cites: [
			...new Set([
				...(acts?.relations.flatMap(citesOf) ?? []),
				...dayDigests(record, toSimplified),
			]),
		],
		...(acts ? { acts } : {}),
		...(meets.length > 0 ? { meets } : {}),
		...(record.issuer
			? { office: officeDigest(record.issuer, toSimplified) }
			: {}),
	};
}

/** What they say of the meeting's time and place is the new one. */
const GIVING: readonly Relation["type"][] = [
	"postpones",
	"reschedules",
	"relocates",
	"corrects",
	"agenda_of",
];

/** What the notice does to others. Its own meeting, if it speaks of just one, is the new schedule. */
function actsOf(
	record: NoticeRecord,
	toSimplified: (text: string) => string,
): Acts | undefined {
	if (record.relations.length === 0) return undefined;
	const [meeting, second] = record.meetings;
	const gives = record.relations.some(({ type }) => GIVING.includes(type));
	const schedule =
		meeting && !second && gives
			? {
					// What a postponement without a new day says is when the meeting was to be.
					...(meeting.startAt && meeting.status !== "postponed"
						? { startAt: meeting.startAt }
						: {}),
					...(meeting.endAt && meeting.status !== "postponed"
						? { endAt: meeting.endAt }
						: {}),
					...(meeting.locations.length ? { locations: meeting.locations } : {}),
					// 线上召开，会议号另行通知: the hall is left all the same.
					...(meeting.online || meeting.attendanceMode === "online"
						? { online: meeting.online ?? {} }
						: {}),
				}
			: undefined;
	const reason = meeting?.statusReason;
	const strings = wordsOf(
		[
			reason,
			...(schedule?.locations ?? []).flatMap(({ name, room, address }) => [
				name,
				room,
				address,
			]),
		],
		[stringsOf(record)],
	);
	return {
		relations: record.relations.map(
			(relation): Acting => ({
				type: relation.type,
				...cited(relation, toSimplified),
				...(relation.days ? { days: relation.days } : {}),
				...(relation.sessions ? { sessions: relation.sessions } : {}),
			}),
		),
		...(schedule && Object.keys(schedule).length > 0 ? { schedule } : {}),
		...(reason ? { reason } : {}),
		...(strings ? { strings } : {}),
	};
}

function citesOf({ cites, titles }: Acting): string[] {
	return [...cites, ...titles];
}

/** Those of a notice that announces them; a report's are another's. */
function meetsOf(
	record: NoticeRecord,
	toSimplified: (text: string) => string,
): Meets[] {
	return announces(record.kind)
		? record.meetings.map(({ uid, startAt, name }) => {
				const digest = meetingDigest(name ?? record.title, toSimplified);
				return {
					uid,
					...(startAt ? { day: startAt.date } : {}),
					...(digest ? { name: digest } : {}),
				};
			})
		: [];
}
