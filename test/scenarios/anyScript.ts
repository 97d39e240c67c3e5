// Scripts and casts as fast-check makes them: a few sources, a few versions each, whatever they say.
import fc from "fast-check";
import { type PlainNotice, withoutAbsent } from "../support/plainSources.ts";
import type { Cast } from "./playSchedule.ts";
import { type Script, TICKS, type Version } from "./script.ts";

const TITLES = { "a.txt": "甲会", "b.txt": "乙会", "c.txt": "丙会" } as const;
type Key = keyof typeof TITLES;

const KEYS = Object.keys(TITLES) as Key[];

const later = fc.option(fc.constantFrom(TICKS[1], TICKS[2]), {
	nil: undefined,
	freq: 4,
});

/** One version; `on`: the sources that it may act on. Texts are told apart by source and number. */
function anyNotice(key: Key): fc.Arbitrary<PlainNotice> {
	const others = KEYS.filter((other) => other !== key);
	return fc
		.record({
			title: fc.constant<string>(TITLES[key]),
			text: fc
				.constantFrom("一", "二", "三")
				.map((n) => `${TITLES[key]}文${n}`),
			channels: fc.constantFrom<string[]>(["all"], ["a", "all"], ["all", "b"]),
			file: fc.option(fc.constantFrom("件一", "件二"), {
				nil: undefined,
				freq: 1,
			}),
			time: fc.option(fc.constantFrom("09:00", "10:00"), { nil: undefined }),
			publishAt: later,
			expireAt: later,
			withdrawn: fc.option(
				fc.constantFrom("privacy" as const, "published_in_error" as const),
				{ nil: undefined, freq: 3 },
			),
			acts: fc.option(
				fc.record({
					type: fc.constantFrom("cancels" as const, "reschedules" as const),
					on: fc.constantFrom(...others.map((other) => TITLES[other])),
					time: fc.constant("15:00"),
				}),
				{ nil: undefined, freq: 3 },
			),
		})
		.map((notice) => withoutAbsent(notice));
}

function anyVersions(key: Key): fc.Arbitrary<Version[]> {
	return fc.array<Version>(
		fc.oneof(
			{ weight: 9, arbitrary: anyNotice(key) },
			{ weight: 1, arbitrary: fc.constant("gone" as const) },
		),
		{ minLength: 1, maxLength: 4 },
	);
}

export const anyScript: fc.Arbitrary<Script> = fc.record(
	{
		"a.txt": anyVersions("a.txt"),
		"b.txt": anyVersions("b.txt"),
		"c.txt": anyVersions("c.txt"),
	},
	{ requiredKeys: ["a.txt"] },
) as fc.Arbitrary<Script>;

export const anyCast: fc.Arbitrary<Cast> = fc
	.tuple(
		fc.constantFrom("second", "rebuilder", "both"),
		fc.boolean(),
		fc.constantFrom(100, 1),
	)
	.map(([others, echo, batch]) => ({
		second: others !== "rebuilder",
		rebuilder: others !== "second",
		echo,
		batch,
	}));
