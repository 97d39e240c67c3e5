// Rules of bringing a commit out, of rebuilding, and of taking back.
import type { Mutation } from "./mutation.ts";

const DERIVE = "functions/pipeline/derive.ts";
const WRITER = "functions/pipeline/publicWriter.ts";
const PURGE = "functions/pipeline/purge.ts";
const REBUILD = "functions/pipeline/rebuild.ts";
const EVERY_WRITE = "test/scenarios/everyWrite.test.ts";
const RACES = "test/scenarios/races.test.ts";
const ZOMBIES = "test/scenarios/zombies.test.ts";
const POISONED = "test/scenarios/poisoned.test.ts";
const INTERLEAVED = [
	"test/scenarios/interleaving.test.ts",
	"test/scenarios/anyInterleaving.test.ts",
];
const PUBLISHING = "test/pipeline/publish.test.ts";

export const DERIVING: Mutation[] = [
	{
		rule: "a CDN is told to forget what was taken back",
		edits: [
			{
				file: DERIVE,
				from: "...(await forgetCached(purged, head, context)),",
				to: "",
			},
		],
		tests: ["test/scenarios/forgottenCaches.test.ts"],
	},
	{
		rule: "private state carries its generation: a commit is applied once",
		edits: [
			{
				file: DERIVE,
				from: "if (before?.generation === generation)",
				to: "if (before?.generation === -generation)",
			},
		],
		tests: [EVERY_WRITE],
	},
	{
		rule: "who meets private state of a later commit stops",
		edits: [
			{
				file: DERIVE,
				from: "if (before && before.generation > generation) throw new Overtaken();",
				to: "",
			},
		],
		tests: [ZOMBIES],
		named: "a publisher of a notice that moves",
	},
	{
		rule: "who meets a public file of a later commit stops",
		edits: [
			{
				file: WRITER,
				from: "if (shows !== undefined && shows > generation)",
				to: "if (shows !== undefined && shows > generation + 1e9)",
			},
		],
		tests: [ZOMBIES],
		named: "a publisher of a notice that moves",
	},
	{
		rule: "a feed is not made of pages of two commits",
		edits: [
			{
				file: DERIVE,
				from: "if (state.generation > generation) return undefined;",
				to: "",
			},
		],
		tests: INTERLEAVED,
	},
	{
		rule: "public files are replaced only in the state that was looked at",
		edits: [
			{
				file: "functions/pipeline/compareAndSwap.ts",
				from: `			condition: found
				? { kind: "match", etag: found.etag }
				: { kind: "absent" },
`,
				to: `			...(next.metadata
				? {}
				: {
						condition: found
							? { kind: "match", etag: found.etag }
							: { kind: "absent" },
					}),
`,
			},
		],
		tests: [ZOMBIES],
		named: "a publisher of a notice that moves",
	},
	{
		rule: "private state is replaced only in the state that was looked at",
		edits: [
			{
				file: "functions/pipeline/compareAndSwap.ts",
				from: `			condition: found
				? { kind: "match", etag: found.etag }
				: { kind: "absent" },
`,
				to: `			...(next.metadata
				? {
						condition: found
							? { kind: "match", etag: found.etag }
							: { kind: "absent" },
					}
				: {}),
`,
			},
		],
		tests: [ZOMBIES],
		named: "a publisher of a notice that moves",
	},
	{
		rule: "an entry names the places that its notice held before",
		edits: [
			{
				file: "functions/journal/makeEntry.ts",
				from: "before: placed?.places ?? {},",
				to: "before: {},",
			},
		],
		tests: [PUBLISHING],
		named: "moves a notice between channels",
	},
	{
		rule: "who leaves a channel leaves its list of changes too",
		edits: [
			{
				file: "functions/journal/applyEntries.ts",
				from: "if (left || takesBack(withdrawal))",
				to: "if (takesBack(withdrawal))",
			},
		],
		tests: ["test/scenarios/withdrawals.test.ts"],
		named: "takes its changes with it",
	},
	{
		rule: "what is taken back leaves the lists of changes",
		edits: [
			{
				file: "functions/journal/applyEntries.ts",
				from: "if (left || takesBack(withdrawal))",
				to: "if (left)",
			},
		],
		tests: ["test/scenarios/withdrawals.test.ts"],
	},
	{
		rule: "a file whose bytes would not change is not written",
		edits: [
			{
				file: WRITER,
				from: "(shows === generation || now?.metadata.sha256 === sha256)",
				to: "(shows === generation || now?.metadata.sha256 === undefined)",
			},
		],
		tests: [PUBLISHING],
		named: "rewrites no file",
	},
	{
		rule: "nothing public is deleted: a purge writes tombstones",
		edits: [
			{
				file: PURGE,
				from: "	await writer.write(files);",
				to: "	for (const { path } of files) await stores.public.delete(path);",
			},
		],
		tests: [ZOMBIES],
		named: "a publisher of a notice that moves",
	},
	{
		rule: "a purge reaches over all earlier revisions",
		edits: [
			{
				file: PURGE,
				from: "for (let earlier = 1; earlier < revision; earlier++)",
				to: "for (let earlier = revision - 1; earlier < revision; earlier++)",
			},
		],
		tests: ["test/scenarios/withdrawals.test.ts"],
	},
	{
		rule: "a purge reaches over public attachments",
		edits: [
			{
				file: PURGE,
				from: "files.push(rendering.purgedAttachment(path));",
				to: "rendering.purgedAttachment(path);",
			},
		],
		tests: ["test/scenarios/withdrawals.test.ts"],
	},
	{
		rule: "a purge reaches over private drafts and attachments",
		edits: [
			{
				file: PURGE,
				from: "await takeBack(key, stores.private);",
				to: "void key;",
			},
		],
		tests: ["test/scenarios/withdrawals.test.ts"],
	},
	{
		rule: "what came late after a purge goes with the next reconciliation",
		edits: [
			{
				file: PURGE,
				from: "await takeBack(key, store);",
				to: "void key;",
			},
		],
		tests: ["test/pipeline/reconcile.test.ts"],
	},
	{
		rule: "a rebuild does not bring back a withdrawal that a purge reached over",
		edits: [
			{
				file: "functions/pipeline/renderAll.ts",
				from: "if (placed.revision < (takenBack.get(placed.id) ?? 0)) {",
				to: "if (takenBack.size < 0) {",
			},
		],
		tests: ["test/cli/takenBackEverywhere.test.ts"],
		named: "earlier withdrawal",
	},
	{
		rule: "what a channel or an edition left that is given up is emptied",
		edits: [
			{
				file: "functions/pipeline/rebuild.ts",
				from: "if (file) yield [file];",
				to: "if (!file) yield [];",
			},
		],
		tests: ["test/cli/takenBackEverywhere.test.ts"],
		named: "no longer",
	},
	{
		rule: "a purge does not reach over drafts made after it",
		edits: [
			{
				file: PURGE,
				from: "return first !== undefined && first <= draft;",
				to: "return first !== undefined && first <= draft + 1e9;",
			},
		],
		tests: [ZOMBIES],
		named: "a publisher that purges",
	},
	{
		rule: "what comes after a purge stands in places of its own, in private",
		edits: [
			{
				file: "functions/pipeline/prepareDraft.ts",
				from: "storedAs: keys.attachment(id, sha256, extension, takenBack),",
				to: "storedAs,",
			},
		],
		tests: [RACES],
		named: "a purge, a return and a rebuild",
	},
	{
		rule: "what comes after a purge stands in places of its own, in public",
		edits: [
			{
				file: "functions/pipeline/prepareDraft.ts",
				from: `const after = \`\${takenBack}-\${path}\`;`,
				to: "const after = path;",
			},
		],
		tests: [ZOMBIES],
		named: "a publisher that purges",
	},
	{
		rule: "a withdrawal for privacy reaches over an earlier plain one",
		edits: [
			{
				file: "functions/journal/makeEntry.ts",
				from: "return takesBack(target.withdrawal) && !takesBack(placed.withdrawal);",
				to: "return false;",
			},
		],
		tests: [RACES],
		named: "becomes one for privacy",
	},
	{
		rule: "a file that fails its own check keeps its last bytes and holds nobody",
		edits: [
			{
				file: WRITER,
				from: "			note(file.path, problem);",
				to: "			if (note) throw new Error(problem);",
			},
		],
		tests: [POISONED],
		named: "does not hold the settle",
	},
	{
		rule: "what is stumbled over after the commit holds nobody",
		edits: [
			{
				file: WRITER,
				from: "				note(about, String(error));",
				to: "				if (about) throw error;",
			},
		],
		tests: [POISONED],
		named: "does not hold the settle",
	},
	{
		rule: "a rebuild commits a generation of its own",
		edits: [
			{
				file: REBUILD,
				from: "if (await replaceHead(store, before, next)) return next;",
				to: "return next;",
			},
		],
		tests: INTERLEAVED,
	},
	{
		rule: "a rebuild leaves state of later commits to them",
		edits: [
			{
				file: "functions/pipeline/renderAll.ts",
				from: "if (!open.has(object.channel) || object.generation > head.generation)",
				to: "if (!open.has(object.channel))",
			},
		],
		tests: INTERLEAVED,
	},
	{
		rule: "a rebuild reads drafts anew",
		edits: [
			{
				file: REBUILD,
				from: "readDraft: draftReader(stores.private),",
				to: "readDraft: context.readDraft ?? draftReader(stores.private),",
			},
		],
		tests: [RACES],
		named: "a purge, a return and a rebuild",
	},
	{
		rule: "a rebuild that slept does not speak for a later one",
		edits: [
			{
				file: REBUILD,
				from: "found && decodeJson<Rendered>(found).generation >= generation",
				to: "found && decodeJson<Rendered>(found).generation < 0",
			},
		],
		tests: [RACES],
		named: "does not say that the site was rendered",
	},
	{
		rule: "all is durable before the head says that it is out",
		edits: [
			{
				file: "functions/pipeline/head.ts",
				from: "await Promise.all([stores.private.barrier(), stores.public.barrier()]);",
				to: "",
			},
		],
		tests: [RACES],
		named: "is durable",
	},
];
