// The life of a notice's meetings: its draft, then the effects of other notices on it, in order.
import type { Meeting, MeetingTime } from "../notice/schema.ts";
import { newestWithin } from "./newestWithin.ts";
import {
	type Effect,
	type MeetingLife,
	PREVIOUS_SCHEDULES,
	PREVIOUS_SCHEDULES_BYTES,
} from "./state.ts";

/** Effects in the order in which they apply: by the acting notice's own date, then by id. */
export function orderEffects(effects: readonly Effect[]): Effect[] {
	return [...effects].sort(
		(a, b) =>
			compare(a.dated ?? "", b.dated ?? "") ||
			compare(a.by, b.by) ||
			compare(a.type, b.type),
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
	return meetings.map((meeting) => {
		const drafted = lifeOf(meeting, firstSequence);
		const now = orderEffects(effects).reduce(
			(life, effect) => applyEffect(life, effect, meetings.length === 1),
			drafted,
		);
		const last = before?.find(({ uid }) => uid === meeting.uid);
		if (!last)
			return sameSchedule(drafted, now)
				? now
				: { ...now, previousSchedules: [scheduleOf(drafted)] };
		const moved = !sameSchedule(last, now);
		const changed = moved || last.status !== now.status;
		const previous =
			moved && !silent && hasSchedule(last)
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

/** A new schedule is taken only by a notice of one meeting: which of several is meant is not guessed. */
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
				: { ...life, status: "postponed", ...reason };
		case "reschedules":
			return single
				? reschedule(life, effect)
				: { ...life, status: "postponed", ...reason };
		case "relocates":
			return single ? relocate(life, effect) : life;
		case "reports_on":
		case "minutes_of":
		case "result_of":
			return life.status === "cancelled" ? life : { ...life, status: "held" };
		case "corrects":
			return single && effect.schedule ? relocate(life, effect, true) : life;
		case "agenda_of":
			return life;
	}
}

function reschedule(life: MeetingLife, effect: Effect): MeetingLife {
	const { startAt, endAt: _ended, ...rest } = life;
	const schedule = effect.schedule ?? {};
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

function relocate(
	life: MeetingLife,
	effect: Effect,
	withTime = false,
): MeetingLife {
	const schedule = effect.schedule ?? {};
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

export function placeText(life: {
	locations: readonly { name: string; room?: string | undefined }[];
	online?: Meeting["online"];
}): string {
	const places = life.locations.map(({ name, room }) =>
		[name, room].filter(Boolean).join(" "),
	);
	const online = life.online?.url ?? life.online?.number;
	return [...places, ...(online ? [online] : [])].join("；");
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
