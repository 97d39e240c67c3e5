// Findings to whoever dropped the file: a report beside it, and one mail a batch of news.
import type { NormalizeOutcome } from "../pipeline/normalize.ts";
import type { S3Inbox } from "../store/s3Inbox.ts";
import { reportKey, reportText } from "./editorReport.ts";
import { mail } from "./messages.ts";
import type { Observer } from "./observe.ts";

export interface Telling {
	inbox: S3Inbox;
	topic: string;
	/** Nobody is mailed of what is read by the thousand. */
	slow: boolean;
	observer: Observer;
}

/** A report that cannot be written is logged and counted: it must not bring the notice back. */
export async function tellEditors(
	outcomes: readonly NormalizeOutcome[],
	{ inbox, topic, slow, observer }: Telling,
): Promise<void> {
	const written: string[] = [];
	let untold = 0;
	for (const outcome of outcomes) {
		if (outcome.kind === "unchanged") continue;
		const findings = "findings" in outcome ? outcome.findings : [];
		const text = reportText(outcome.key, findings);
		const key = reportKey(outcome.key);
		try {
			if (text) {
				await inbox.write(key, new TextEncoder().encode(text), {
					contentType: "text/plain; charset=utf-8",
				});
				written.push(text);
			} else if (await inbox.labels(key)) await inbox.remove(key);
		} catch (error) {
			observer.log.warn("no report", { key, error: error as Error });
			untold++;
		}
	}
	if (!slow && written.length > 0)
		try {
			await mail(
				topic,
				`Huixun: ${written.length} to look at`,
				written.join("\n"),
			);
		} catch (error) {
			observer.log.warn("no mail", { error: error as Error });
			untold++;
		}
	observer.count("NotTold", untold);
}
