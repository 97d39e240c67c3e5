// Which released notices act on which: names resolved to ids, effects gathered for each notice.
import type { Target } from "../journal/chooseTarget.ts";
import { keys, type Naming, parseNaming } from "../journal/keys.ts";
import type { Current, Effect, Placed } from "../journal/state.ts";
import type { Store } from "../store/store.ts";

/** A name that more notices go by, or cite, names none of them: one listing shows them all, or it is none. */
const MOST_NAMINGS = 128;

/** What is known of one notice during a look. */
export interface Subject {
	id: string;
	current: Current | undefined;
	placed: Placed | undefined;
	target: Target | undefined;
	/** No entry is made of it; what is public of it goes on acting on others. */
	aside: boolean;
	/**
	 * Met at the end of the way: read for what it does to others. What others do to it this look may not
	 * have read, and nothing that this look is for can have changed it.
	 */
	met: boolean;
}

export type ReadNamings = (digest: string) => Promise<Naming[]>;

/** Listings are kept for the length of one look. */
export function namingReader(store: Store): ReadNamings {
	const kept = new Map<string, Promise<Naming[]>>();
	const read = async (digest: string) => {
		const { keys: found, more } = await store.list(keys.namings(digest), {
			limit: MOST_NAMINGS,
		});
		if (more) return [];
		return found.flatMap((key) => parseNaming(key) ?? []);
	};
	return (digest) => {
		let listing = kept.get(digest);
		if (!listing) {
			listing = read(digest);
			kept.set(digest, listing);
		}
		return listing;
	};
}

/** Ids that a look at `subject` must also look at: those that it acts on or that act on it. */
export async function relatedIds(
	subject: Subject,
	namings: ReadNamings,
): Promise<string[]> {
	const { current, id } = subject;
	if (!current) return [];
	const ids = new Set<string>();
	for (const digest of new Set([...current.names, ...current.cites])) {
		const listing = await namings(digest);
		if (!listing.some(({ role }) => role === "effect")) continue;
		for (const naming of listing) ids.add(naming.id);
	}
	ids.delete(id);
	return [...ids].sort();
}

/** Effects of public notices on `subject`, from all subjects of the look. */
export async function effectsOn(
	subject: Subject,
	subjects: ReadonlyMap<string, Subject>,
	namings: ReadNamings,
): Promise<Effect[]> {
	const names = subject.current?.names ?? [];
	const actors = new Set<string>();
	for (const digest of names)
		for (const naming of await namings(digest))
			if (naming.role === "effect" && naming.id !== subject.id)
				actors.add(naming.id);
	const effects: Effect[] = [];
	for (const by of [...actors].sort()) {
		const target = subjects.get(by)?.target;
		if (!target?.acts || target.state === "withdrawn") continue;
		for (const relation of target.acts.relations) {
			const found = await resolve(by, target.dated, relation.cites, namings);
			if (found !== subject.id) continue;
			effects.push({
				by,
				type: relation.type,
				...(target.dated ? { dated: target.dated } : {}),
				...(target.acts.schedule ? { schedule: target.acts.schedule } : {}),
				...(target.acts.reason ? { reason: target.acts.reason } : {}),
			});
		}
	}
	return effects;
}

/**
 * The id that a citation means: the first name that anybody goes by decides. Of several namesakes
 * it is the newest not dated later than the citing notice; where dates do not tell, none is taken.
 */
export async function resolve(
	by: string,
	dated: string | undefined,
	cites: readonly string[],
	namings: ReadNamings,
): Promise<string | undefined> {
	for (const digest of cites) {
		const carriers = new Map<string, string | undefined>();
		for (const naming of await namings(digest))
			if (naming.role === "carrier" && naming.id !== by)
				carriers.set(naming.id, naming.dated);
		if (carriers.size === 0) continue;
		if (carriers.size === 1) return [...carriers.keys()][0];
		const before = [...carriers].filter(
			([, day]) => day !== undefined && dated !== undefined && day <= dated,
		);
		const newest = before
			.map(([, day]) => day as string)
			.sort()
			.at(-1);
		const candidates = before.filter(([, day]) => day === newest);
		return candidates.length === 1 ? candidates[0]?.[0] : undefined;
	}
	return undefined;
}
