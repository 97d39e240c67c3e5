// A meeting with its short texts as one edition writes them.
import type { MeetingLife } from "../journal/state.ts";
import type { Location } from "../notice/schema.ts";
import { oneLine } from "./xmlText.ts";

/** Text as written in the record → as written in an edition. */
export type Here = (text: string) => string;

export type NamedMeeting = MeetingLife & { name?: string };

export function localMeeting(meeting: NamedMeeting, here: Here): NamedMeeting {
	const { name, statusReason, locations, ...rest } = meeting;
	const text = (value: string) => oneLine(here(value));
	return {
		...rest,
		...(name ? { name: text(name) } : {}),
		...(statusReason ? { statusReason: text(statusReason) } : {}),
		locations: locations.map((location) => localLocation(location, text)),
	};
}

function localLocation(location: Location, text: Here): Location {
	const { name, room, address, role } = location;
	return {
		name: text(name),
		...(room ? { room: text(room) } : {}),
		...(address ? { address: text(address) } : {}),
		...(role ? { role } : {}),
	};
}
