// Which notices, and which of their meetings, a citation means: by name, day, office and the notice's own date.
import type { Naming } from "../journal/keys.ts";
import { daysMeant, isOpen, shareDay } from "../journal/meant.ts";
import type { Acting, Acts, Meets, Which } from "../journal/state.ts";
import type { ReadNamings } from "./effects.ts";

/** What resolving a citation needs to know of a notice. */
export interface Known {
	/** Digests that it goes by. */
	names: readonly string[];
	meets: readonly Meets[];
	/** Digest of the issuer's name. */
	office: string | undefined;
	dated: string | undefined;
	/** Its acts, unless it was taken back. */
	acts: Acts | undefined;
}

export type ReadKnown = (id: string) => Promise<Known | undefined>;

/** Who cites. */
export interface Citing {
	id: string;
	dated: string | undefined;
	office: string | undefined;
}

/** `none`: nobody goes by any of the names. */
export type Resolved = ReadonlyMap<string, Which> | "none" | "unclear";

export class Resolver {
	readonly #namings: ReadNamings;
	readonly #known: ReadKnown;
	/** What was worked out once: of a hundred namesakes each would ask all others again. */
	readonly #resolved = new WeakMap<Acting, Promise<Resolved>>();
	readonly #days = new Map<string, Promise<string[]>>();
	readonly #ahead = new WeakMap<Acting, Promise<string | undefined>>();

	constructor(namings: ReadNamings, known: ReadKnown) {
		this.#namings = namings;
		this.#known = known;
	}

	/**
	 * The first name that anybody goes by decides. With the notice meant goes whatever else announces the same
	 * meeting: its agenda, a reminder, a notice of its new day.
	 */
	resolve(by: Citing, acting: Acting): Promise<Resolved> {
		const known = this.#resolved.get(acting) ?? this.#resolve(by, acting);
		this.#resolved.set(acting, known);
		return known;
	}

	async #resolve(by: Citing, acting: Acting): Promise<Resolved> {
		const { cites, titles } = acting;
		for (const digest of [...cites, ...titles]) {
			const carriers = (await this.#carriers(digest)).filter(
				({ id }) => id !== by.id,
			);
			if (carriers.length === 0) continue;
			const sure = cites.includes(digest);
			const chosen = sure
				? newest(carriers, by.dated)
				: await this.#ofName(carriers, by, acting.days);
			if (!chosen) return "unclear";
			const days = daysMeant(acting, (await this.#known(chosen))?.meets ?? []);
			const others = await this.companions(chosen, by, days);
			return new Map<string, Which>([
				[chosen, whichOf(acting)],
				...others
					.filter(({ dated }) => !isLater(dated, by.dated))
					.map(({ id }): [string, Which] => [id, whichOf({ days })]),
			]);
		}
		return "none";
	}

	/**
	 * Other notices that announce a meeting of the same name, day and office. `by` is left out with what it moves;
	 * `only` these days.
	 */
	async companions(
		id: string,
		by?: Pick<Citing, "id">,
		only?: readonly string[],
	): Promise<Naming[]> {
		const own = await this.#known(id);
		const days = only ?? (await this.#daysOf(id, by?.id));
		if (!own || days.length === 0) return [];
		const found = new Map<string, Naming>();
		for (const digest of own.names)
			for (const naming of await this.#carriers(digest)) {
				if (naming.id === id || naming.id === by?.id || found.has(naming.id))
					continue;
				const other = await this.#known(naming.id);
				if (
					other &&
					sameOffice(own.office, other.office) &&
					shareDay(days, await this.#daysOf(naming.id, by?.id))
				)
					found.set(naming.id, naming);
			}
		return [...found.values()];
	}

	async #carriers(digest: string): Promise<Naming[]> {
		const namings = await this.#namings(digest);
		return namings.filter(({ role }) => role === "carrier");
	}

	/** Of several of one name: on a day that is given, by the same office, not yet over; else it is not clear. */
	async #ofName(
		carriers: readonly Naming[],
		by: Citing,
		given: readonly string[] | undefined,
	): Promise<string | undefined> {
		const days = new Map<string, string[]>();
		for (const { id } of carriers) days.set(id, await this.#daysOf(id, by.id));
		const daysOf = ({ id }: Naming) => days.get(id) ?? [];
		// What gives no day is not excluded.
		const onDay = carriers.filter(
			(one) =>
				!given || daysOf(one).length === 0 || shareDay(given, daysOf(one)),
		);
		const offices = new Map<string, string | undefined>();
		for (const { id } of onDay)
			offices.set(id, (await this.#known(id))?.office);
		const own = onDay.filter(
			({ id }) => by.office !== undefined && offices.get(id) === by.office,
		);
		const ofOffice = own.length > 0 ? own : onDay;
		const { dated } = by;
		const ahead = ofOffice.filter(
			(one) =>
				dated !== undefined && daysOf(one).some((day) => isAhead(day, dated)),
		);
		const left = given || ahead.length === 0 ? ofOffice : ahead;
		const last = newest(left, dated, (a, b) => shareDay(daysOf(a), daysOf(b)));
		const told = left.filter((one) => daysOf(one).length > 0);
		const [first] = told;
		// Namesakes of different days, or of different offices on one day, are different meetings.
		const one =
			left.length === 1 ||
			told.every(
				(other) =>
					first !== undefined &&
					shareDay(daysOf(first), daysOf(other)) &&
					sameOffice(offices.get(first.id), offices.get(other.id)),
			);
		return one ? last : undefined;
	}

	/** Days of its meetings, also those to which other notices than `but` have moved them. */
	#daysOf(id: string, but: string | undefined): Promise<string[]> {
		const key = `${id} ${but ?? ""}`;
		const known = this.#days.get(key) ?? this.#readDays(id, but);
		this.#days.set(key, known);
		return known;
	}

	async #readDays(id: string, but: string | undefined): Promise<string[]> {
		const own = await this.#known(id);
		const days = (own?.meets ?? []).flatMap(({ day }) => day ?? []);
		if (!own || days.length === 0) return days;
		const movers = new Map<string, Known>();
		for (const digest of own.names)
			for (const naming of await this.#namings(digest)) {
				if (naming.role !== "effect" || naming.id === id || naming.id === but)
					continue;
				const mover = await this.#known(naming.id);
				if (mover?.acts?.schedule?.startAt) movers.set(naming.id, mover);
			}
		const inOrder = [...movers].sort(([a, one], [b, other]) => {
			const [x, y] = [`${one.dated ?? ""} ${a}`, `${other.dated ?? ""} ${b}`];
			return x < y ? -1 : 1;
		});
		for (const [, { acts, office, dated }] of inOrder) {
			const day = acts?.schedule?.startAt?.date;
			for (const acting of acts?.relations ?? [])
				if (
					day &&
					(acting.cites.some((digest) => own.names.includes(digest)) ||
						(sameOffice(office, own.office) &&
							(acting.days
								? shareDay(acting.days, days)
								: (await this.#onlyAhead(acting, dated)) === id)))
				)
					days.push(day);
		}
		return days;
	}

	/** The one notice of that name whose meeting was ahead, as drafted. */
	#onlyAhead(
		acting: Acting,
		dated: string | undefined,
	): Promise<string | undefined> {
		const known = this.#ahead.get(acting) ?? this.#readAhead(acting, dated);
		this.#ahead.set(acting, known);
		return known;
	}

	async #readAhead(
		{ titles }: Acting,
		dated: string | undefined,
	): Promise<string | undefined> {
		const ahead = new Set<string>();
		for (const digest of titles)
			for (const { id } of await this.#carriers(digest)) {
				const meets = (await this.#known(id))?.meets ?? [];
				if (meets.some(({ day }) => day && dated && isAhead(day, dated)))
					ahead.add(id);
			}
		return ahead.size === 1 ? [...ahead][0] : undefined;
	}
}

/** The newest not dated later than the citing notice, or the only one; where dates do not tell, none. */
function newest(
	carriers: readonly Naming[],
	until: string | undefined,
	alike: (a: Naming, b: Naming) => boolean = () => false,
): string | undefined {
	const ids = new Map(carriers.map((one) => [one.id, one]));
	if (ids.size === 1) return carriers[0]?.id;
	const before = [...ids.values()].filter(
		({ dated }) => dated !== undefined && until !== undefined && dated <= until,
	);
	const last = before
		.map(({ dated }) => dated as string)
		.sort()
		.at(-1);
	const [first, ...rest] = before
		.filter(({ dated }) => dated === last)
		.sort((a, b) => (a.id < b.id ? -1 : 1));
	return first && rest.every((other) => alike(first, other))
		? first.id
		: undefined;
}

function isAhead(day: string, dated: string): boolean {
	return isOpen(day) || day >= dated;
}

/** Where one does not say who issued it, nothing speaks against it. */
function sameOffice(a: string | undefined, b: string | undefined): boolean {
	return a === undefined || b === undefined || a === b;
}

function isLater(dated: string | undefined, than: string | undefined): boolean {
	return dated !== undefined && than !== undefined && dated > than;
}

function whichOf({
	days,
	sessions,
}: {
	[Key in keyof Which]: Which[Key] | undefined;
}): Which {
	return {
		...(days ? { days } : {}),
		...(sessions ? { sessions } : {}),
	};
}
