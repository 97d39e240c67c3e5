// What should stand in public of one notice, from its newest draft and what stands there now.
import type { Acts, Current, Meets, Placed } from "./state.ts";

/** The public state aimed at, before effects. */
export interface Target {
	/** Whether the newest draft is taken, or what is placed stays. */
	from: "current" | "placed";
	draft: number;
	object: string;
	digest: string;
	contentSha: string;
	state: Placed["state"];
	expireAt?: string;
	channels: string[];
	acts?: Acts;
	meets?: Meets[];
	office?: string;
	dated?: string;
	publishedAt?: string;
	withdrawal?: NonNullable<Current["withdrawal"]>;
	/** Public since an earlier epoch. */
	carriedOver?: true;
}

/**
 * `now` is the publisher's own clock (UTC, to the second), read after the head it will replace.
 * Nothing: never public, and nothing due, or withdrawn before it ever was.
 * An expired notice stays expired while its draft stays the same, whatever a slow clock says.
 */
export function chooseTarget(
	current: Current | undefined,
	placed: Placed | undefined,
	now: string,
): Target | undefined {
	if (current && isDue(current, now)) {
		const state =
			current.state === "withdrawn"
				? "withdrawn"
				: lifeOf(current, placed, now);
		if (state === "withdrawn" && !placed && !current.carriedOver)
			return undefined;
		return {
			from: "current",
			draft: current.draft,
			object: current.object,
			digest: current.digest,
			contentSha: current.contentSha,
			state,
			channels:
				state === "withdrawn"
					? Object.keys(placed?.places ?? {})
					: current.channels,
			...(current.expireAt ? { expireAt: current.expireAt } : {}),
			...(current.acts ? { acts: current.acts } : {}),
			...(current.meets ? { meets: current.meets } : {}),
			...(current.office ? { office: current.office } : {}),
			...(current.dated ? { dated: current.dated } : {}),
			...(current.publishedAt ? { publishedAt: current.publishedAt } : {}),
			...(state === "withdrawn" && current.withdrawal
				? { withdrawal: current.withdrawal }
				: {}),
			...(current.carriedOver ? { carriedOver: true } : {}),
		};
	}
	if (!placed) return undefined;
	return {
		from: "placed",
		draft: placed.draft,
		object: placed.object,
		digest: placed.digest,
		contentSha: placed.contentSha,
		state:
			placed.state === "withdrawn" ? "withdrawn" : lifeOf(placed, placed, now),
		channels: Object.keys(placed.places),
		...(placed.expireAt ? { expireAt: placed.expireAt } : {}),
		...(placed.acts ? { acts: placed.acts } : {}),
		...(placed.meets ? { meets: placed.meets } : {}),
		...(placed.office ? { office: placed.office } : {}),
		...(placed.dated ? { dated: placed.dated } : {}),
		...(placed.withdrawal ? { withdrawal: placed.withdrawal } : {}),
	};
}

function isDue(current: Current, now: string): boolean {
	return (
		current.state === "withdrawn" ||
		(current.state === "ready" && (current.publishAt ?? now) <= now)
	);
}

function lifeOf(
	target: { digest: string; expireAt?: string },
	placed: Placed | undefined,
	now: string,
): "live" | "expired" {
	if (placed?.state === "expired" && placed.digest === target.digest)
		return "expired";
	return target.expireAt !== undefined && target.expireAt <= now
		? "expired"
		: "live";
}
