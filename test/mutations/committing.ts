// Rules of looking, deciding, committing and forgetting.
import type { Mutation } from "./mutation.ts";

const PUBLISH = "functions/pipeline/publish.ts";
const PLAN = "functions/pipeline/plan.ts";
const LOOK = "functions/pipeline/look.ts";
const EVERY_WRITE = "test/scenarios/everyWrite.test.ts";
const RACES = "test/scenarios/races.test.ts";
const CLOCKS = "test/scenarios/clocks.test.ts";
const POISONED = "test/scenarios/poisoned.test.ts";
const PUBLISHING = "test/pipeline/publish.test.ts";

export const COMMITTING: Mutation[] = [
	{
		rule: "an unfinished commit is settled before the next one is made",
		edits: [
			{
				file: PUBLISH,
				from: "if (!isSettled(before.head)) {",
				to: "if (before.head.generation < 0) {",
			},
		],
		tests: [EVERY_WRITE],
	},
	{
		rule: "the head is replaced only if it is the one that was planned under",
		edits: [
			{
				file: "functions/pipeline/head.ts",
				from: `		condition: before.etag
			? { kind: "match", etag: before.etag }
			: { kind: "absent" },
`,
				to: "",
			},
		],
		tests: ["test/scenarios/interleaving.test.ts"],
	},
	{
		rule: "a mark that is ahead of its draft is kept",
		edits: [
			{
				file: LOOK,
				from: "(subjects.get(id)?.current?.draft ?? 0) >= draft",
				to: "(subjects.get(id)?.current?.draft ?? 0) + draft > 0",
			},
		],
		tests: [RACES],
		named: "sees its mark too early",
	},
	{
		rule: "a notice met at the end of the way is left as it is",
		edits: [
			{
				file: LOOK,
				from: "step === STEPS,",
				to: "false,",
			},
		],
		tests: ["test/pipeline/relatedEffects.test.ts"],
	},
	{
		rule: "the mark's key names the draft",
		edits: [
			{
				file: "functions/pipeline/prepareDraft.ts",
				from: ": keys.mark(publishAt, id, number),",
				to: ": keys.mark(publishAt, id, 1),",
			},
		],
		tests: [RACES],
		named: "a mark set meanwhile survives",
	},
	{
		rule: "the mark's key names the instant",
		edits: [
			{
				file: "functions/pipeline/prepareDraft.ts",
				from: ": keys.mark(publishAt, id, number),",
				to: ": keys.mark(undefined, id, number),",
			},
		],
		tests: [PUBLISHING],
		named: "shows nothing of a scheduled notice before its time",
	},
	{
		rule: "marks are forgotten only after the commit",
		edits: [
			{
				file: PUBLISH,
				from: "const committed = await replaceHead(store, before, next);",
				to: "await forget(planned.satisfied, context);\n\t\tconst committed = await replaceHead(store, before, next);",
			},
		],
		tests: [EVERY_WRITE],
		named: "crash before",
	},
	{
		rule: "marks that ask for nothing are forgotten under a commit without entries",
		edits: [
			{
				file: PUBLISH,
				from: "const next = await headWith(store, planned.head, planned.entries);",
				to: "if (planned.entries.length === 0) {\n\t\t\tawait forget(planned.satisfied, context);\n\t\t\tcontinue;\n\t\t}\n\t\tconst next = await headWith(store, planned.head, planned.entries);",
			},
		],
		tests: [RACES],
		named: "withdrawn before it was public",
	},
	{
		rule: "a waiting mark does not hide the other marks of its notice",
		edits: [
			{
				file: PUBLISH,
				from: "heldBack.has(id) || failed.has(id) || waiting.has(key),",
				to: "heldBack.has(id) ||\n\t\t\tfailed.has(id) ||\n\t\t\t[...waiting.values()].some((mark) => mark.id === id || key === mark.key),",
			},
		],
		tests: [RACES],
		named: "do not hide another mark",
	},
	{
		rule: "a notice held keeps its slot",
		edits: [
			{
				file: "functions/journal/makeEntry.ts",
				from: "placed?.places[channel] ?? newPlaces[channel]",
				to: "newPlaces[channel] ?? placed?.places[channel]",
			},
			{
				file: "functions/journal/takePlaces.ts",
				from: "channels.includes(channel) && !(channel in held),",
				to: "channels.includes(channel) && held !== undefined,",
			},
			{
				file: "functions/journal/takePlaces.ts",
				from: "channels.filter((channel) => !(channel in held)),",
				to: "channels.filter(() => held !== undefined),",
			},
		],
		tests: [PUBLISHING],
		named: "corrects under the same id",
	},
	{
		rule: "a withdrawn notice keeps its places",
		edits: [
			{
				file: "functions/journal/chooseTarget.ts",
				from: `state === "withdrawn"
					? Object.keys(placed?.places ?? {})
					: current.channels,`,
				to: "current.channels,",
			},
		],
		tests: ["test/scenarios/withdrawals.test.ts"],
	},
	{
		rule: "a draft that is withdrawn before it was public leaves no trace",
		edits: [
			{
				file: "functions/journal/chooseTarget.ts",
				from: 'if (state === "withdrawn" && !placed && !current.carriedOver)',
				to: "if (current.draft < 0)",
			},
			{
				file: "functions/journal/makeEntry.ts",
				from: 'return target.state !== "withdrawn" || target.carriedOver === true;',
				to: "return true;",
			},
		],
		tests: ["test/scenarios/withdrawals.test.ts"],
	},
	{
		rule: "what expired stays expired at its draft, whatever a slow clock says",
		edits: [
			{
				file: "functions/journal/chooseTarget.ts",
				from: 'if (placed?.state === "expired" && placed.digest === target.digest)',
				to: 'if (placed?.state === "expired" && placed.digest === "")',
			},
		],
		tests: [CLOCKS],
	},
	{
		rule: "commit instants never run backwards",
		edits: [
			{
				file: "functions/journal/commitInstant.ts",
				from: "return [now, at, earliest].sort().at(-1) as string;",
				to: "return [now, at, earliest][0] as string;",
			},
		],
		tests: [CLOCKS],
	},
	{
		rule: "no two commits that change anything share an instant",
		edits: [
			{
				file: "functions/journal/commitInstant.ts",
				from: "changes && changedAt ? secondAfter(changedAt) : at;",
				to: "changes && changedAt ? secondAfter(changedAt).slice(0, 0) : at;",
			},
		],
		tests: ["test/scenarios/zombies.test.ts"],
		named: "a publisher of a notice that moves",
	},
	{
		rule: "a publisher's own clock says what is due, not the last commit",
		edits: [
			{
				file: PUBLISH,
				from: "const now = context.clock();",
				to: "const now = [context.clock(), before.head.at].sort().at(-1) as string;",
			},
		],
		tests: [CLOCKS],
		named: "before its time",
	},
	{
		rule: "a cancellation and its target find each other, whoever comes first",
		edits: [
			{
				file: LOOK,
				from: "for (let step = 0; step < 2; step++) {",
				to: "for (let step = 2; step < 2; step++) {",
			},
		],
		tests: [RACES],
		named: "published by two",
	},
	{
		rule: "what is public and has lost its place is not published for a first time again",
		edits: [
			{
				file: "functions/pipeline/publish.ts",
				from: "await refuseLostPlaces(planned.entries, before, context);",
				to: "void refuseLostPlaces;",
			},
		],
		tests: ["test/cli/damagedState.test.ts"],
		named: "placed",
	},
	{
		rule: "the deletion guard counts over commits, in the head",
		edits: [
			{
				file: "functions/journal/guardRemovals.ts",
				from: "before + found <= most",
				to: "found + 0 * before <= most",
			},
		],
		tests: [PUBLISHING],
		named: "held back when too many go",
	},
	{
		rule: "a withdrawal that is held back acts on others as it stands",
		edits: [
			{
				file: PUBLISH,
				from: "if (planned.failed.length + planned.heldBack.length > 0)",
				to: "if (planned.failed.length > 0)",
			},
			{
				file: PLAN,
				from: "inOrder(heldBack.length > 0 ? [] : wanted)",
				to: "inOrder(wanted.filter((change) => within || !isRemoval(change)))",
			},
		],
		tests: [RACES],
		named: "change nothing for the notices",
	},
	{
		rule: "a notice that cannot be shown is found before the commit",
		edits: [
			{
				file: PLAN,
				from: "for (const file of filesOf(entry, record, shown, rendering)) {",
				to: "for (const file of filesOf(entry, record, shown, rendering).slice(0, 0)) {",
			},
		],
		tests: [POISONED],
		named: "not well-formed",
	},
	{
		rule: "a notice that cannot be shown is set aside, alone",
		edits: [
			{
				file: PLAN,
				from: "if (!(error instanceof NotShown)) throw error;",
				to: "if (error) throw error;",
			},
		],
		tests: [POISONED],
		named: "its own files",
	},
	{
		rule: "a notice set aside that another mark drew in gets a mark of its own",
		edits: [
			{
				file: PUBLISH,
				from: "if (seen.satisfied.some(({ id }) => id === one.id)) continue;",
				to: "if (one.id !== undefined) continue;",
			},
		],
		tests: [POISONED],
		named: "another one acts on",
	},
];
