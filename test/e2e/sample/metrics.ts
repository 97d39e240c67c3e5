// The numbers that functions write, held against those that alarms and the dashboard look at.
import { describe, expect, it } from "vitest";
import { FUNCTIONS } from "../../../infra/bundle.ts";
import { NAMESPACE } from "../../../infra/metrics.ts";
import type { SampleSite } from "./sampleSite.ts";

/** Looked at, and not written in this run; each with the reason. */
const EXCEPTIONS: [string, string][] = [
	["RoundsFailed", "Only a round that ends in an error: no round may here."],
];

/** A metric of the embedded format, as a line of a function's output has it. */
interface Embedded {
	_aws: {
		CloudWatchMetrics: {
			Namespace: string;
			Dimensions: string[][];
			Metrics: { Name: string }[];
		}[];
	};
	[value: string]: unknown;
}

/** Namespace, dimensions with their values, name: only what agrees in all of them is one metric. */
const identity = (namespace: string, dimensions: string[], name: string) =>
	[namespace, ...dimensions, name].join(" ");

function writtenIn(lines: readonly string[]): Set<string> {
	const embedded = lines
		.filter((line) => line.startsWith("{") && line.includes('"_aws"'))
		.map((line) => JSON.parse(line) as Embedded);
	return new Set(
		embedded.flatMap((line) =>
			line._aws.CloudWatchMetrics.flatMap(
				({ Namespace, Dimensions, Metrics }) =>
					Dimensions.flatMap((names) =>
						Metrics.map(({ Name }) =>
							identity(
								Namespace,
								names.map((name) => `${name}=${line[name]}`),
								Name,
							),
						),
					),
			),
		),
	);
}

interface AlarmMetric {
	Namespace?: string;
	MetricName?: string;
	Dimensions?: { Name: string; Value: string }[];
}

function byAlarms({ cloud }: SampleSite): string[] {
	return cloud.resolved
		.of("AWS::CloudWatch::Alarm")
		.flatMap(([, alarm]) => {
			const { Metrics = [] } = alarm as {
				Metrics?: { MetricStat?: { Metric: AlarmMetric } }[];
			};
			return [
				alarm as AlarmMetric,
				...Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric ?? []),
			];
		})
		.filter(({ Namespace }) => Namespace === NAMESPACE)
		.map(({ Dimensions = [], MetricName = "" }) =>
			identity(
				NAMESPACE,
				Dimensions.map(({ Name, Value }) => `${Name}=${Value}`),
				MetricName,
			),
		);
}

function byDashboard({ cloud }: SampleSite): string[] {
	return cloud.resolved
		.of("AWS::CloudWatch::Dashboard")
		.flatMap(([, { DashboardBody }]) => {
			const { widgets } = JSON.parse(DashboardBody as string) as {
				widgets: { properties: { metrics?: unknown[][] } }[];
			};
			return widgets.flatMap(({ properties }) => properties.metrics ?? []);
		})
		.filter(([namespace]) => namespace === NAMESPACE)
		.map((metric) => {
			const [, name, ...more] = metric.filter(
				(part): part is string => typeof part === "string",
			);
			const dimensions: string[] = [];
			for (let at = 0; at < more.length; at += 2)
				dimensions.push(`${more[at]}=${more[at + 1]}`);
			return identity(NAMESPACE, dimensions, name ?? "");
		});
}

export function metrics(site: SampleSite): void {
	describe("metrics", () => {
		const written = () =>
			writtenIn(FUNCTIONS.flatMap((name) => site.cloud.functions.output(name)));
		const lookedAt = () => new Set([...byAlarms(site), ...byDashboard(site)]);

		it("that alarms and the dashboard look at are written by the functions", () => {
			const there = written();
			expect(
				[...lookedAt()]
					.filter((metric) => !there.has(metric))
					.map((metric) => metric.split(" ").at(-1)),
			).toEqual(EXCEPTIONS.map(([name]) => name));
		});

		it("are all looked at", () => {
			const seen = lookedAt();
			expect([...written()].filter((metric) => !seen.has(metric))).toEqual([]);
		});
	});
}
