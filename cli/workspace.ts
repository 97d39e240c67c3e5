// What the commands work on: a folder of notices, its configuration, the state, the published site.
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseDocument } from "yaml";
import {
	type Configuration,
	configurationSchema,
} from "../functions/notice/configuration.ts";
import type { Tongue } from "../functions/notice/finding.ts";
import { compileSite } from "../functions/pipeline/compileSite.ts";
import type { Stores } from "../functions/pipeline/derive.ts";
import { draftReader } from "../functions/pipeline/drafts.ts";
import type { PublishContext } from "../functions/pipeline/publish.ts";
import { siteRendering } from "../functions/pipeline/siteRendering.ts";
import { DirectoryStore } from "../functions/store/directoryStore.ts";
import type { Console } from "./console.ts";
import { type Message, message } from "./messages.ts";
import { Refusal } from "./refusal.ts";

export interface Folders {
	content: string;
	out: string;
	state: string;
}

/** Ids of one commit on one machine: a first build must not render every feed a hundred times. */
const BATCH = 10_000;

export async function loadConfiguration(
	content: string,
	tongue: Tongue,
): Promise<Configuration> {
	const path = join(content, "site.yaml");
	let text: string;
	try {
		text = await readFile(path, "utf8");
	} catch {
		const missing = await readdir(content).then(
			() => "noSite" as const,
			() => "noContent" as const,
		);
		throw new Refusal(
			message(missing, tongue, { path: missing === "noSite" ? path : content }),
			2,
		);
	}
	const document = parseDocument(text, { prettyErrors: true });
	const [broken] = document.errors;
	if (broken)
		throw new Refusal(
			`${message("badSite", tongue, { path })}\n  ${broken.message}`,
			2,
		);
	const parsed = configurationSchema.safeParse(
		document.toJS({ maxAliasCount: 32 }),
	);
	if (parsed.success) return parsed.data;
	const problems = parsed.error.issues.map(
		(issue) => `  ${issue.path.join(".") || "site.yaml"}: ${issue.message}`,
	);
	throw new Refusal(
		`${message("badSite", tongue, { path })}\n${problems.join("\n")}`,
		2,
	);
}

export function openStores({ out, state }: Omit<Folders, "content">): Stores {
	return {
		private: new DirectoryStore(join(state, "private"), {
			side: join(state, "private-metadata"),
			lock: join(state, "private-lock"),
		}),
		public: new DirectoryStore(resolve(out), {
			side: join(state, "public-metadata"),
			lock: join(state, "public-lock"),
		}),
	};
}

/** Files in a folder, hidden ones aside; nothing where there is no folder. */
export async function isEmptyFolder(folder: string): Promise<boolean> {
	const names = await readdir(folder).catch(() => [] as string[]);
	return names.every((name) => name.startsWith("."));
}

export async function hasState(stores: Stores): Promise<boolean> {
	return (await stores.private.head("head.json")) !== undefined;
}

export function publishContext(
	stores: Stores,
	configuration: Configuration,
	clock: () => string,
	out: Console,
): PublishContext {
	return {
		stores,
		rendering: siteRendering(compileSite(configuration)),
		readDraft: draftReader(stores.private),
		clock,
		batch: BATCH,
		progress: (step, done, of) => out.progress(step as Message, done, of),
	};
}
