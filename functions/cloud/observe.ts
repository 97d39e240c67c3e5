// Structured logs, and metrics in the embedded format: a line of log that becomes numbers.
import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Context } from "aws-lambda";
import { variable } from "./environment.ts";

/** Numbers that alarms (`infra/alarms.ts`) and the dashboard look at: each of them, and no others. */
export type MetricName =
	| "Drafted"
	| "SetAside"
	| "HandedOver"
	| "Rounds"
	| "RoundsFailed"
	| "Commits"
	| "Entries"
	| "Files"
	| "Live"
	| "Pending"
	| "FeedAge"
	| "ScheduleOverdue"
	| "HeldBack"
	| "NotShown"
	| "Reconciled"
	| "Repaired"
	| "SnapshotParts"
	| "SnapshotAge"
	| "NotTold"
	| "HubTold"
	| "HubFailed";

const SECONDS: readonly MetricName[] = [
	"FeedAge",
	"ScheduleOverdue",
	"SnapshotAge",
];

export interface Observer {
	log: Pick<Logger, "info" | "warn" | "error">;
	count(name: MetricName, value: number): void;
	/** To be called at the end of an invocation. */
	flush(): void;
}

/** Every line carries the request's and the trace's id. */
export function observe(context: Context): Observer {
	const log = new Logger();
	log.addContext(context);
	const metrics = new Metrics({ serviceName: variable("SITE_NAME") });
	return {
		log,
		count: (name, value) =>
			metrics.addMetric(
				name,
				SECONDS.includes(name) ? MetricUnit.Seconds : MetricUnit.Count,
				value,
			),
		flush: () => {
			if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
		},
	};
}
