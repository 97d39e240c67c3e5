// A value of the change log as people read it: the log keeps times, states and kinds in short forms.
import { ONLINE_PLACE } from "../journal/meetingLife.ts";
import type { Edition } from "../notice/edition.ts";
import {
	type FieldChange,
	type Kind,
	kindSchema,
	type MeetingStatus,
	meetingStatusSchema,
} from "../notice/schema.ts";
import { kindName, label, statusName } from "./labels.ts";
import { loggedTimeText } from "./times.ts";

/** `strings`: short texts as written → as the edition writes them. A value that is none of its field stays. */
export function loggedValue(
	field: FieldChange["field"],
	value: string,
	strings: Record<string, string>,
	edition: Edition,
): string {
	switch (field) {
		case "time":
			return loggedTimeText(value, edition);
		case "status":
			return meetingStatusSchema.safeParse(value).success
				? statusName(value as MeetingStatus, edition)
				: value;
		case "kind":
			return kindSchema.safeParse(value).success
				? kindName(value as Kind, edition)
				: value;
		default:
			return value
				.split("；")
				.map((part) =>
					part === ONLINE_PLACE
						? label("online", edition)
						: placeIn(part, strings),
				)
				.join("；");
	}
}

/** 状态（3月5日下午2:30，三楼会议室）: the field, and of which meeting. */
export function loggedField(
	{ field, meeting }: FieldChange,
	strings: Record<string, string>,
	edition: Edition,
): string {
	const { time, place } = meeting ?? {};
	const which = [
		...(time ? [loggedValue("time", time, strings, edition)] : []),
		...(place ? [loggedValue("place", place, strings, edition)] : []),
	].join("，");
	return `${label(field, edition)}${which ? `（${which}）` : ""}`;
}

/** The log keeps `name room`; either may read differently here, and both may hold spaces. */
function placeIn(place: string, strings: Record<string, string>): string {
	const whole = strings[place];
	if (whole !== undefined) return whole;
	for (let at = place.indexOf(" "); at > 0; at = place.indexOf(" ", at + 1)) {
		const name = strings[place.slice(0, at)];
		const room = strings[place.slice(at + 1)];
		if (name !== undefined || room !== undefined)
			return `${name ?? place.slice(0, at)} ${room ?? place.slice(at + 1)}`;
	}
	return place;
}
