// The sample content on a site brought to life from its template, and what its tests look at.
import { fileURLToPath } from "node:url";
import type { Configuration } from "../../../functions/notice/configuration.ts";
import { compileSite } from "../../../functions/pipeline/compileSite.ts";
import { draftReader } from "../../../functions/pipeline/drafts.ts";
import { siteRendering } from "../../../functions/pipeline/siteRendering.ts";
import {
	type VerifyReport,
	verify,
} from "../../../functions/pipeline/verify.ts";
import { configuration } from "../../content/sampleFolder.ts";
import { Cloud } from "../../support/aws/cloud.ts";
import { EDITOR } from "../../support/aws/storage.ts";
import { type Hub, startHub } from "../../support/hub.ts";

export const CONTENT = fileURLToPath(
	new URL("../../../content", import.meta.url),
);

/** Milliseconds, on a machine that does much else. */
export const LONG = 900_000;

export class SampleSite {
	#cloud: Cloud | undefined;
	#hub: Hub | undefined;

	async start(): Promise<void> {
		this.#hub = await startHub();
		this.#cloud = await Cloud.start({
			parameters: { editorsEmail: "editors@city.example", hub: this.hub.url },
		});
	}

	get hub(): Hub {
		if (!this.#hub) throw new Error("not started");
		return this.#hub;
	}

	/** As the functions have it: the hub is the stack's. */
	get configuration(): Configuration {
		return { ...configuration, hub: this.hub.url };
	}

	get cloud(): Cloud {
		if (!this.#cloud) throw new Error("not started");
		return this.#cloud;
	}

	async close(): Promise<void> {
		await this.#cloud?.close();
		await this.#hub?.close();
	}

	async publicText(path: string): Promise<string> {
		const found = await this.cloud.store("site").get(path);
		return new TextDecoder().decode(found?.body);
	}

	/** Between the public files and what the journal makes. */
	async differences(): Promise<VerifyReport["differences"]> {
		const state = this.cloud.store("store");
		const report = await verify({
			stores: { private: state, public: this.cloud.store("site") },
			rendering: siteRendering(compileSite(this.configuration)),
			readDraft: draftReader(state),
		});
		// Sitemaps are made apart, by the hour.
		return report.differences.filter(({ path }) => !path.startsWith("sitemap"));
	}

	/** Requests of the functions to S3 since they were last counted from nothing. */
	requests(): Record<string, number> {
		const counts: Record<string, number> = {};
		for (const { operation, accessKeyId } of this.cloud.s3.requests) {
			if (!accessKeyId || accessKeyId === EDITOR.accessKeyId) continue;
			const name = `${/Ingest/.test(accessKeyId) ? "ingest" : "publish"} ${operation}`;
			counts[name] = (counts[name] ?? 0) + 1;
		}
		return counts;
	}
}

export const text = (value: string) => new TextEncoder().encode(value);
