// Which slots the notices of a commit take in the channels that they join. Pure.
import type { ChannelState, Places } from "./state.ts";

/** A notice that is going to be public. */
export interface Joining {
	id: string;
	channels: readonly string[];
	held: Places;
	/** Old news. */
	past: boolean;
}

/** Slots of a channel that are taken already. */
export type TakenSlots = Pick<ChannelState, "slots" | "backSlots">;

/** Channels that somebody newly joins. */
export function joinedChannels(notices: readonly Joining[]): string[] {
	return [
		...new Set(
			notices.flatMap(({ channels, held }) =>
				channels.filter((channel) => !(channel in held)),
			),
		),
	].sort();
}

/**
 * Places by id, of newly joined channels alone. `notices` are in the order of their dates. News goes
 * upward: the newest gets the highest slot. The past of a channel that already shows something goes
 * downward, the newest of it first; a channel that shows nothing yet begins with it.
 */
export function takePlaces(
	notices: readonly Joining[],
	taken: ReadonlyMap<string, TakenSlots>,
): Map<string, Places> {
	const places = new Map<string, Places>(
		notices.map(({ id }) => [id, {} as Places]),
	);
	for (const channel of joinedChannels(notices)) {
		const { slots = 0, backSlots = 0 } = taken.get(channel) ?? {};
		const joining = notices.filter(
			({ channels, held }) => channels.includes(channel) && !(channel in held),
		);
		const goesDown = ({ past }: Joining) => past && slots > 0;
		const up = joining.filter((notice) => !goesDown(notice));
		const down = joining.filter(goesDown).toReversed();
		for (const [n, { id }] of up.entries())
			(places.get(id) as Places)[channel] = slots + n;
		for (const [n, { id }] of down.entries())
			(places.get(id) as Places)[channel] = -(backSlots + n + 1);
	}
	return places;
}
