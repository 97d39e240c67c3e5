// The metrics of one site: what its functions say of their work, and what AWS says of queues and functions.
import type { Duration } from "aws-cdk-lib";
import {
	type IMetric,
	MathExpression,
	Metric,
} from "aws-cdk-lib/aws-cloudwatch";
import type { SiteFunction } from "./siteFunction.ts";
import type { WorkQueue } from "./workQueue.ts";

/** As `functions/cloud/observe.ts` writes them: there too the site is the dimension `service`, Powertools' own. */
export const NAMESPACE = "Huixun";

export class SiteMetrics {
	readonly site: string;
	readonly functions: Record<string, SiteFunction>;
	readonly queues: Record<"news" | "slow" | "rings", WorkQueue>;

	constructor(input: {
		site: string;
		functions: Record<string, SiteFunction>;
		queues: SiteMetrics["queues"];
	}) {
		this.site = input.site;
		this.functions = input.functions;
		this.queues = input.queues;
	}

	own(metricName: string, statistic: string, period: Duration): Metric {
		return new Metric({
			namespace: NAMESPACE,
			metricName,
			dimensionsMap: { service: this.site },
			statistic,
			period,
		});
	}

	newsAge(period: Duration): IMetric {
		return this.#oldest("news", period);
	}

	slowAge(period: Duration): IMetric {
		return this.#oldest("slow", period);
	}

	deadLetters(period: Duration): IMetric {
		return this.#sum(
			"Dead letters",
			period,
			Object.entries(this.queues).map(([name, { dead }]) => [
				name,
				dead.metricApproximateNumberOfMessagesVisible({ period }),
			]),
		);
	}

	/** Of the function that has most of them. */
	functionErrors(period: Duration): IMetric {
		const names = Object.keys(this.functions);
		return new MathExpression({
			label: "Errors of one function",
			period,
			expression: `MAX([${names.map((name) => `FILL(${name}, 0)`).join(", ")}])`,
			usingMetrics: Object.fromEntries(
				Object.entries(this.functions).map(([name, { lambda }]) => [
					name,
					lambda.metricErrors({ period }),
				]),
			),
		});
	}

	/** The greater part of what a busy hour costs: requests go with it. */
	functionHours(period: Duration): IMetric {
		return this.#sum(
			"Function hours",
			period,
			Object.entries(this.functions).map(([name, { lambda }]) => [
				name,
				lambda.metricDuration({ period, statistic: "Sum" }),
			]),
			"/ 3600000",
		);
	}

	#oldest(lane: "news" | "slow", period: Duration): IMetric {
		return this.queues[lane].queue.metricApproximateAgeOfOldestMessage({
			period,
		});
	}

	#sum(
		label: string,
		period: Duration,
		metrics: [string, IMetric][],
		then = "",
	): IMetric {
		return new MathExpression({
			label,
			period,
			expression:
				`(${metrics.map(([name]) => `FILL(${name}, 0)`).join(" + ")}) ${then}`.trim(),
			usingMetrics: Object.fromEntries(metrics),
		});
	}
}
