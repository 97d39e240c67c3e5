// The life of a notice's meetings: its draft, then the effects of other notices on it, in order.
import type { Meeting, MeetingTime } from "../notice/schema.ts";
import { isOpen, meant } from "./meant.ts";
import { newestWithin } from "./newestWithin.ts";
import {
	type Effect,
	type EffectSchedule,
	type MeetingLife,
	PREVIOUS_SCHEDULES,
	PREVIOUS_SCHEDULES_BYTES,
} from "./state.ts";

/** Of one day: what is known better, then what is put off, then the new day, then whether it is to be at all. */
const RANK: readonly Effect["type"][] = [
	"agenda_of",
	"corrects",
	"relocates",
	"postpones",
	"reschedules",
	"cancels",
	"reports_on",
	"minutes_of",
	"result_of",
];

/** Effects in the order in which they apply: by the acting notice's own date, its type, its id. */
export function orderEffects(effects: readonly Effect[]): Effect[] {
	return [...effects].sort(
		(a, b) =>
			compare(a.dated ?? "", b.dated ?? "") ||
			RANK.indexOf(a.type) - RANK.indexOf(b.type) ||
			compare(a.by, b.by),
	);
}

/**
 * `before` is what is public now. `silent`: only our reading of the source changed (reprocess), so
 * that a time read better is no rescheduled meeting. `firstSequence` is that of a meeting not known before:
 * above any that an earlier epoch may have given it.
 */
export function meetingLives(
	meetings: readonly Meeting[],
	effects: readonly Effect[],
	before: readonly MeetingLife[] | undefined,
	silent: boolean,
	firstSequence = 0,
): MeetingLife[] {
	const drafted = meetings.map((meeting) => lifeOf(meeting, firstSequence));
	return afterEffects(drafted, effects).map((now, n) => {
		const last = before?.find(({ uid }) => uid === now.uid);
		if (!last) {
			const first = drafted[n] as MeetingLife;
			return sameSchedule(first, now) || refines(first, now)
				? now
				: { ...now, previousSchedules: [scheduleOf(first)] };
		}
		const moved = !sameSchedule(last, now);
		const changed = moved || last.status !== now.status;
		const previous =
			moved && !silent && hasSchedule(last) && !refines(last, now)
				? [...last.previousSchedules, scheduleOf(last)]
				: last.previousSchedules;
		return {
			...now,
			sequence: last.sequence + (changed ? 1 : 0),
			previousSchedules: newestWithin(
				previous,
				PREVIOUS_SCHEDULES,
				PREVIOUS_SCHEDULES_BYTES,
			),
		};
	});
}

function lifeOf(meeting: Meeting, sequence: number): MeetingLife {
	return {
		uid: meeting.uid,
		sequence,
		status: meeting.status,
		...(meeting.statusReason ? { statusReason: meeting.statusReason } : {}),
		...(meeting.startAt ? { startAt: meeting.startAt } : {}),
		...(meeting.endAt ? { endAt: meeting.endAt } : {}),
		locations: meeting.locations,
		...(meeting.online ? { online: meeting.online } : {}),
		previousSchedules: [],
	};
}

/** The lives of one notice's meetings after effects that come in their order. */
function afterEffects(
	drafted: readonly MeetingLife[],
	effects: readonly Effect[],
): MeetingLife[] {
	let lives = drafted.map((life) => ({ life, days: dayOf(life) }));
	for (const effect of orderEffects(effects)) {
		const chosen = meant(
			lives.map(({ life, days }) => ({ uid: life.uid, days })),
			effect,
		).map(({ uid }) => uid);
		lives = lives.map(({ life, days }) => {
			if (!chosen.includes(life.uid)) return { life, days };
			const after = applyEffect(life, effect, chosen.length === 1);
			return { life: after, days: [...days, ...dayOf(after)] };
		});
	}
	return lives.map(({ life }) => life);
}

function dayOf({ startAt }: MeetingLife): string[] {
	return startAt ? [startAt.date] : [];
}

/** A new schedule is taken only by one meeting: which of several is meant is not guessed. */
function applyEffect(
	life: MeetingLife,
	effect: Effect,
	single: boolean,
): MeetingLife {
	const reason = effect.reason ? { statusReason: effect.reason } : {};
	switch (effect.type) {
		case "cancels":
			return { ...life, status: "cancelled", ...reason };
		case "postpones":
			return effect.schedule?.startAt && single
				? reschedule(life, effect)
				: putOff(life, reason);
		case "reschedules":
			return single ? reschedule(life, effect) : putOff(life, reason);
		case "relocates":
			return single ? relocate(life, effect) : life;
		case "reports_on":
		case "minutes_of":
		case "result_of":
			return life.status === "cancelled" ? life : { ...life, status: "held" };
		case "corrects":
			return single && effect.schedule ? relocate(life, effect, true) : life;
		case "agenda_of":
			return sharpen(life, effect);
	}
}

/** What is cancelled is not to come by being put off. */
function putOff(
	life: MeetingLife,
	reason: { statusReason?: string },
): MeetingLife {
	return life.status === "cancelled"
		? life
		: { ...life, status: "postponed", ...reason };
}

function reschedule(life: MeetingLife, effect: Effect): MeetingLife {
	const { startAt, endAt: _ended, ...rest } = life;
	const schedule = inItsYear(effect.schedule ?? {}, startAt);
	return {
		...rest,
		...(startAt ? { startAt } : {}),
		...(schedule.startAt ? { startAt: schedule.startAt } : {}),
		...(schedule.endAt ? { endAt: schedule.endAt } : {}),
		...(schedule.locations?.length ? { locations: schedule.locations } : {}),
		...(schedule.online ? { online: schedule.online } : {}),
		status: schedule.startAt ? "rescheduled" : "postponed",
		...(effect.reason ? { statusReason: effect.reason } : {}),
	};
}

/** The meeting that is moved proves the year that the notice of its new day leaves open. */
function inItsYear(
	schedule: EffectSchedule,
	old: MeetingTime | undefined,
): EffectSchedule {
	if (!old || isOpen(old.date)) return schedule;
	const year = Number(old.date.slice(0, 4));
	const whole = (time: MeetingTime | undefined) => {
		if (!time || !isOpen(time.date)) return time;
		// In January what was to be in December.
		const next = time.date.slice(2, 4) < "04" && old.date.slice(5, 7) > "09";
		return { ...time, date: `${next ? year + 1 : year}${time.date.slice(1)}` };
	};
	const [startAt, endAt] = [whole(schedule.startAt), whole(schedule.endAt)];
	return {
		...schedule,
		...(startAt ? { startAt } : {}),
		...(endAt ? { endAt } : {}),
	};
}

function relocate(
	life: MeetingLife,
	effect: Effect,
	withTime = false,
): MeetingLife {
	const schedule = inItsYear(effect.schedule ?? {}, life.startAt);
	// Moved online, and to no other hall: the old one must not draw anybody there.
	const left = schedule.online && !schedule.locations?.length && !withTime;
	return {
		...life,
		...(schedule.locations?.length ? { locations: schedule.locations } : {}),
		...(left ? { locations: [] } : {}),
		...(schedule.online ? { online: schedule.online } : {}),
		...(withTime && schedule.startAt ? { startAt: schedule.startAt } : {}),
		...(withTime && schedule.endAt ? { endAt: schedule.endAt } : {}),
	};
}

/** An agenda of the same day may know the hour. */
function sharpen(life: MeetingLife, { schedule }: Effect): MeetingLife {
	const { startAt, endAt } = schedule ?? {};
	return startAt && isSharper(life.startAt, startAt)
		? { ...life, startAt, ...(endAt ? { endAt } : {}) }
		: life;
}

/** 3月5日 and 3月5日上午 are the same times as 3月5日上午9:00, told less exactly. */
function isSharper(
	before: MeetingTime | undefined,
	after: MeetingTime | undefined,
): boolean {
	return (
		before !== undefined &&
		after?.time !== undefined &&
		before.time === undefined &&
		before.date === after.date &&
		(before.half === undefined || before.half === halfOf(after.time))
	);
}

function halfOf(time: string): MeetingTime["half"] {
	return time < "12:00" ? "am" : time < "18:00" ? "pm" : "evening";
}

/** Nobody comes at a wrong time or to a wrong place: only more is known. */
export function refines(
	before: Pick<MeetingLife, "startAt" | "endAt" | "locations" | "online">,
	after: Pick<MeetingLife, "startAt" | "endAt" | "locations" | "online">,
): boolean {
	const sameStart = timeText(before.startAt) === timeText(after.startAt);
	const sharper = isSharper(before.startAt, after.startAt);
	const sameEnd = timeText(before.endAt) === timeText(after.endAt);
	return (
		placeText(before) === placeText(after) &&
		(sameStart || sharper) &&
		(sameEnd ||
			(before.endAt === undefined &&
				after.endAt?.date === after.startAt?.date) ||
			isSharper(before.endAt, after.endAt)) &&
		!(sameStart && sameEnd)
	);
}

type Schedule = MeetingLife["previousSchedules"][number];

function scheduleOf(life: MeetingLife): Schedule {
	return {
		...(life.startAt ? { startAt: life.startAt } : {}),
		...(life.endAt ? { endAt: life.endAt } : {}),
		...(life.locations.length ? { locations: life.locations } : {}),
	};
}

function hasSchedule(life: MeetingLife): boolean {
	return life.startAt !== undefined || life.locations.length > 0;
}

/** The words in which a time was written are not the time. */
export function timeText(time: MeetingTime | undefined): string {
	if (!time) return "";
	return [time.date, time.time ?? time.half ?? ""].filter(Boolean).join(" ");
}

/** In the log, of a meeting that is held online and does not say yet where. */
export const ONLINE_PLACE = "online";

export function placeText(life: {
	locations: readonly { name: string; room?: string | undefined }[];
	online?: Meeting["online"];
}): string {
	const places = life.locations.map(({ name, room }) =>
		[name, room].filter(Boolean).join(" "),
	);
	const { online } = life;
	return [
		...places,
		...(online ? [online.url ?? online.number ?? ONLINE_PLACE] : []),
	].join("；");
}

/** The names and rooms that a place in the log may be made of; either may hold spaces. */
export function placeWords(text: string): string[] {
	return text.split("；").flatMap((part) => {
		const words = [part];
		for (let at = part.indexOf(" "); at > 0; at = part.indexOf(" ", at + 1))
			words.push(part.slice(0, at), part.slice(at + 1));
		return words;
	});
}

export function sameSchedule(a: MeetingLife, b: MeetingLife): boolean {
	return (
		timeText(a.startAt) === timeText(b.startAt) &&
		timeText(a.endAt) === timeText(b.endAt) &&
		placeText(a) === placeText(b)
	);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
