// Which released notices act on which: names resolved to ids, effects gathered for each notice.
import type { Target } from "../journal/chooseTarget.ts";
import { keys, type Naming, parseNaming } from "../journal/keys.ts";
import { daysMeant, shareDay } from "../journal/meant.ts";
import type {
	Acting,
	Acts,
	Current,
	Effect,
	Meets,
	Placed,
	Which,
} from "../journal/state.ts";
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

/** What resolving a citation needs to know of a notice. */
export interface Known {
	/** Digests that it goes by. */
	names: readonly string[];
	meets: readonly Meets[];
	/** Its acts, unless it was taken back. */
	acts: Acts | undefined;
}

export type ReadKnown = (id: string) => Promise<Known | undefined>;

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
	const known: ReadKnown = async (id) => knownOf(subjects.get(id));
	const effects: Effect[] = [];
	for (const by of [...actors].sort()) {
		const target = subjects.get(by)?.target;
		if (!target?.acts || target.state === "withdrawn") continue;
		const { acts, dated } = target;
		for (const acting of acts.relations) {
			const found = await resolve({ id: by, dated }, acting, namings, known);
			const which = found instanceof Map ? found.get(subject.id) : undefined;
			if (!which) continue;
			effects.push({
				by,
				type: acting.type,
				...(dated ? { dated } : {}),
				...which,
				...(acts.schedule ? { schedule: acts.schedule } : {}),
				...(acts.reason ? { reason: acts.reason } : {}),
			});
		}
	}
	return effects;
}

function knownOf(subject: Subject | undefined): Known | undefined {
	const target = subject?.target;
	return (
		target && {
			names: subject.current?.names ?? [],
			meets: target.meets ?? [],
			acts: target.state === "withdrawn" ? undefined : target.acts,
		}
	);
}

/** `none`: nobody goes by any of the names. */
export type Resolved = ReadonlyMap<string, Which> | "none" | "unclear";

/**
 * The notices that a citation means, and which of their meetings. The first name that anybody goes by
 * decides. Of several namesakes it is the newest not dated later than the citing notice, and whatever else goes
 * by that name and announces a meeting of the same day: the agenda, a reminder. Where a title is all that
 * names them, they must have a meeting on a day that the citing notice gives. Where this does not tell, it is unclear.
 */
export async function resolve(
	by: { id: string; dated: string | undefined },
	acting: Acting,
	namings: ReadNamings,
	known: ReadKnown,
): Promise<Resolved> {
	const { cites, titles } = acting;
	for (const digest of [...cites, ...titles]) {
		const carriers = (await namings(digest)).filter(
			({ role, id }) => role === "carrier" && id !== by.id,
		);
		if (carriers.length === 0) continue;
		const days = await daysOfAll(carriers, namings, known);
		const daysOf = (id: string) => days.get(id) ?? [];
		const named = carriers.filter(
			({ id }) => cites.includes(digest) || mayBeOn(acting.days, daysOf(id)),
		);
		const chosen = newest(named, by.dated, daysOf);
		if (!chosen) return "unclear";
		const ofChosen = (await known(chosen))?.meets ?? [];
		const same = daysMeant(acting, ofChosen);
		const others = new Set(
			carriers
				.filter(({ id, dated }) => id !== chosen && !isLater(dated, by.dated))
				.filter(({ id }) => shareDay(same ?? daysOf(chosen), daysOf(id)))
				.map(({ id }) => id),
		);
		return new Map<string, Which>([
			[chosen, whichOf(acting)],
			...[...others].map((id): [string, Which] => [
				id,
				whichOf({ days: same }),
			]),
		]);
	}
	return "none";
}

/** Days of the meetings of each, also those to which others have moved them. */
async function daysOfAll(
	carriers: readonly Naming[],
	namings: ReadNamings,
	known: ReadKnown,
): Promise<Map<string, string[]>> {
	const days = new Map<string, string[]>();
	for (const { id } of carriers) {
		if (days.has(id)) continue;
		const own = await known(id);
		const found = (own?.meets ?? []).flatMap(({ day }) => day ?? []);
		for (const digest of found.length > 0 ? (own?.names ?? []) : [])
			for (const naming of await namings(digest)) {
				if (naming.role !== "effect" || naming.id === id) continue;
				const day = (await known(naming.id))?.acts?.schedule?.startAt?.date;
				if (day) found.push(day);
			}
		days.set(id, found);
	}
	return days;
}

function newest(
	carriers: readonly Naming[],
	until: string | undefined,
	daysOf: (id: string) => readonly string[],
): string | undefined {
	const dates = new Map(carriers.map(({ id, dated }) => [id, dated]));
	if (dates.size === 1) return carriers[0]?.id;
	const before = [...dates].filter(
		([, day]) => day !== undefined && until !== undefined && day <= until,
	);
	const last = before
		.map(([, day]) => day as string)
		.sort()
		.at(-1);
	const [first, ...rest] = before.filter(([, day]) => day === last).sort();
	if (!first) return undefined;
	const [id] = first;
	return rest.every(([other]) => shareDay(daysOf(id), daysOf(other)))
		? id
		: undefined;
}

/** What gives no day is not excluded. */
function mayBeOn(
	days: readonly string[] | undefined,
	its: readonly string[],
): boolean {
	return !days || its.length === 0 || shareDay(days, its);
}

function isLater(dated: string | undefined, than: string | undefined): boolean {
	return dated !== undefined && than !== undefined && dated > than;
}

function whichOf({
	days,
	sessions,
}: { [Key in keyof Which]: Which[Key] | undefined }): Which {
	return {
		...(days ? { days } : {}),
		...(sessions ? { sessions } : {}),
	};
}
