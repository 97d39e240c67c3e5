// "Is it working?" at a glance: the first row answers, the rows below say where to look.
import { Duration } from "aws-cdk-lib";
import {
	type Alarm,
	AlarmStatusWidget,
	Dashboard as CloudWatchDashboard,
	GraphWidget,
	LogQueryWidget,
	SingleValueWidget,
	TextWidget,
} from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import type { SiteMetrics } from "./metrics.ts";

const MINUTE = Duration.minutes(1);
const FIVE = Duration.minutes(5);
const HOUR = Duration.hours(1);

export class Dashboard extends Construct {
	constructor(
		scope: Construct,
		id: string,
		{
			metrics,
			alarms,
			runbook,
		}: { metrics: SiteMetrics; alarms: readonly Alarm[]; runbook: string },
	) {
		super(scope, id);
		const board = new CloudWatchDashboard(this, "Board", {
			dashboardName: `huixun-${metrics.site}`,
			defaultInterval: Duration.hours(12),
		});
		board.addWidgets(
			new AlarmStatusWidget({
				title: "Is it working? (all green: yes)",
				width: 12,
				height: 6,
				alarms: [...alarms],
			}),
			new SingleValueWidget({
				title: "Now",
				width: 12,
				height: 6,
				metrics: [
					metrics.own("FeedAge", "Maximum", MINUTE),
					metrics.own("Pending", "Maximum", MINUTE),
					metrics.own("Live", "Maximum", MINUTE),
					metrics.own("HeldBack", "Maximum", MINUTE),
				],
			}),
		);
		board.addWidgets(
			new GraphWidget({
				title: "Notices",
				width: 12,
				left: [
					metrics.own("Drafted", "Sum", FIVE),
					metrics.own("Entries", "Sum", FIVE),
					metrics.own("SetAside", "Sum", FIVE),
					metrics.own("HandedOver", "Sum", FIVE),
				],
			}),
			new GraphWidget({
				title: "Waiting",
				width: 12,
				left: Object.values(metrics.queues).map(({ queue }) =>
					queue.metricApproximateNumberOfMessagesVisible({ period: FIVE }),
				),
				right: [metrics.newsAge(FIVE), metrics.deadLetters(FIVE)],
			}),
		);
		const functions = Object.entries(metrics.functions);
		board.addWidgets(
			new GraphWidget({
				title: "Function time (p95, ms)",
				width: 8,
				left: functions.map(([label, { lambda }]) =>
					lambda.metricDuration({ period: FIVE, statistic: "p95", label }),
				),
			}),
			new GraphWidget({
				title: "Function errors and throttles",
				width: 8,
				left: functions.map(([label, { lambda }]) =>
					lambda.metricErrors({ period: FIVE, label }),
				),
				right: functions.map(([label, { lambda }]) =>
					lambda.metricThrottles({ period: FIVE, label }),
				),
			}),
			new GraphWidget({
				title: "Commits and files written",
				width: 8,
				left: [metrics.own("Commits", "Sum", FIVE)],
				right: [metrics.own("Files", "Sum", FIVE)],
			}),
		);
		board.addWidgets(
			new GraphWidget({
				title: "By the clock",
				width: 12,
				left: [
					metrics.own("Reconciled", "Sum", HOUR),
					metrics.own("Repaired", "Sum", HOUR),
					metrics.own("SnapshotParts", "Sum", HOUR),
				],
			}),
			new GraphWidget({
				title: "The hub",
				width: 12,
				left: [
					metrics.own("HubTold", "Sum", FIVE),
					metrics.own("HubFailed", "Sum", FIVE),
				],
			}),
		);
		board.addWidgets(
			new LogQueryWidget({
				title: "Warnings and errors",
				width: 24,
				logGroupNames: functions.map(
					([, { lambda }]) => lambda.logGroup.logGroupName,
				),
				queryLines: [
					"fields @timestamp, service, level, message, key, error.message",
					'filter level in ["WARN", "ERROR", "CRITICAL"]',
					"sort @timestamp desc",
					"limit 50",
				],
			}),
			new TextWidget({
				markdown: `Each alarm names its paragraph in ${runbook}`,
				width: 24,
				height: 1,
			}),
		);
	}
}
