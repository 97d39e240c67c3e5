// Rules of the step from a source to its draft.
import type { Mutation } from "./mutation.ts";

const NORMALIZE = "functions/pipeline/normalize.ts";
const PREPARE = "functions/pipeline/prepareDraft.ts";
const RACES = "test/scenarios/races.test.ts";
const ZOMBIES = "test/scenarios/zombies.test.ts";

export const NORMALIZING: Mutation[] = [
	{
		rule: "the hash of a draft is in its name",
		edits: [
			{
				file: PREPARE,
				from: "keys.draft(id, number, sha256Hex(body).slice(0, 16));",
				to: 'keys.draft(id, number, sha256Hex("").slice(0, 16));',
			},
		],
		tests: [RACES],
		named: "a draft left by a crash",
	},
	{
		rule: "`current` is read before the source",
		edits: [
			{
				file: NORMALIZE,
				from: "	let created: string[] = [];",
				to: "	let created: string[] = [];\n	const early = await sources.read(key);",
			},
			{
				file: NORMALIZE,
				from: '			const source = await sources.read(key);\n			if (!source) return { kind: "done", result: undefined };',
				to: '			const source = early;\n			if (!source) return { kind: "done", result: undefined };',
			},
		],
		tests: [ZOMBIES],
		named: "a normalization",
	},
	{
		rule: "the source is looked at once more when it is drafted",
		edits: [
			{
				file: NORMALIZE,
				from: "if (outcome && !(await isOutdated(outcome, context))) return outcome;",
				to: "if (outcome) return outcome;",
			},
		],
		tests: [ZOMBIES],
		named: "nobody else has read",
	},
	{
		rule: "a source is looked for once more when its notice is withdrawn for want of it",
		edits: [
			{
				file: NORMALIZE,
				from: 'vanished?.kind === "withdrawn" && (await context.sources.exists(key));',
				to: "vanished === undefined;",
			},
		],
		tests: [RACES],
		named: "deleted and saved again",
	},
	{
		rule: "marks are written before `current`",
		edits: [
			{
				file: PREPARE,
				from: '	for (const mark of marks)\n		await putSurely(store, mark, new Uint8Array(), { sync: "all" });',
				to: "	(context as { late?: string[] }).late = marks;",
			},
			{
				file: NORMALIZE,
				from: "		if (outcome && !(await isOutdated(",
				to: "		for (const mark of (context as { late?: string[] }).late ?? [])\n			await putSurely(context.store, mark, new Uint8Array());\n		if (outcome && !(await isOutdated(",
			},
		],
		tests: [RACES],
		named: "its event comes again after a crash",
	},
	{
		rule: "who saw a source gone looks again after reading `current`",
		edits: [
			{
				file: NORMALIZE,
				from: 'if (normalized?.kind === "rejected" || normalized?.id === id)',
				to: 'if (normalized?.kind === "rejected" && normalized === undefined)',
			},
		],
		tests: ["test/scenarios/events.test.ts"],
		named: "saw a file gone",
	},
	{
		rule: "what a late normalization wrote of a text taken back is taken back too",
		edits: [
			{
				file: NORMALIZE,
				from: "if (await isTakenBack(object, id, store)) await takeBack(object, store);",
				to: "await isTakenBack(object, id, store);",
			},
		],
		tests: [ZOMBIES],
		named: "a normalization",
	},
	{
		rule: "a write without an answer is made again",
		edits: [
			{
				file: "functions/pipeline/putSurely.ts",
				from: 'if (outcome.kind !== "unknown") return;',
				to: "if (outcome) return;",
			},
		],
		tests: ["test/scenarios/everyWrite.test.ts"],
	},
];
