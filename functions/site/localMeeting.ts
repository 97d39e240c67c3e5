// A meeting with its short texts as one edition writes them.
import type { NamedMeeting } from "../journal/state.ts";
import type { Location } from "../notice/schema.ts";
import { oneLine } from "./xmlText.ts";

/** Text as written in the record → as written in an edition. */
export type Here = (text: string) => string;

export function localMeeting(meeting: NamedMeeting, here: Here): NamedMeeting {
	const { name, session, statusReason, locations, ...rest } = meeting;
	const text = (value: string) => oneLine(here(value));
	return {
		...rest,
		...(name ? { name: text(name) } : {}),
		...(session ? { session: text(session) } : {}),
		...(statusReason ? { statusReason: text(statusReason) } : {}),
		locations: locations.map((location) => localLocation(location, text)),
	};
}

/** 某某公听会（第2场）; `otherwise` for a meeting without a name. */
export function meetingTitle(
	{
		name,
		session,
	}: { name?: string | undefined; session?: string | undefined },
	otherwise: string,
	here: Here = (text) => text,
): string {
	const title = name ? here(name) : otherwise;
	if (!session) return title;
	return title ? `${title}（${here(session)}）` : here(session);
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
