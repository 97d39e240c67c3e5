// Alarms on what people feel. Each says in its text which paragraph of the runbook to read.
import { Duration } from "aws-cdk-lib";
import {
	Alarm,
	ComparisonOperator,
	type IMetric,
	MathExpression,
	TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import type { SiteMetrics } from "./metrics.ts";

interface Watched {
	/** Heading in the runbook, as its anchor. */
	name: string;
	/** One sentence for whoever is woken. */
	says: string;
	metric: IMetric;
	above: number;
	/** Periods in a row. */
	periods: number;
	/** What silence means. */
	silence: TreatMissingData;
}

export class Alarms extends Construct {
	readonly alarms: Alarm[];

	constructor(
		scope: Construct,
		id: string,
		{
			metrics,
			topic,
			runbook,
		}: { metrics: SiteMetrics; topic: ITopic; runbook: string },
	) {
		super(scope, id);
		this.alarms = watched(metrics).map((one) => {
			const alarm = new Alarm(this, one.name, {
				metric: one.metric,
				threshold: one.above,
				comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
				evaluationPeriods: one.periods,
				treatMissingData: one.silence,
				alarmDescription: `${metrics.site}: ${one.says} ${runbook}#${one.name}`,
			});
			alarm.addAlarmAction(new SnsAction(topic));
			alarm.addOkAction(new SnsAction(topic));
			return alarm;
		});
	}
}

function watched(metrics: SiteMetrics): Watched[] {
	const quiet = TreatMissingData.NOT_BREACHING;
	const minute = Duration.minutes(1);
	const hour = Duration.hours(1);
	return [
		{
			name: "feed-behind",
			says: "Something waits to be published, and feeds have not changed for a quarter of an hour.",
			metric: new MathExpression({
				expression: "IF(pending > 0, age, 0)",
				usingMetrics: {
					pending: metrics.own("Pending", "Minimum", minute),
					age: metrics.own("FeedAge", "Maximum", minute),
				},
				label: "Feed age while something is pending",
				period: minute,
			}),
			above: 900,
			periods: 3,
			silence: quiet,
		},
		{
			name: "schedule-overdue",
			says: "A scheduled notice is not out five minutes after its time.",
			metric: metrics.own("ScheduleOverdue", "Maximum", minute),
			above: 300,
			periods: 3,
			silence: quiet,
		},
		{
			name: "publisher-silent",
			says: "The publisher has not finished a round for a quarter of an hour.",
			metric: new MathExpression({
				expression: "1 - FILL(rounds, 0)",
				usingMetrics: {
					rounds: metrics.own("Rounds", "SampleCount", Duration.minutes(5)),
				},
				label: "Five minutes without a round",
				period: Duration.minutes(5),
			}),
			above: 0,
			// A round that was killed has its ring come back after eleven minutes.
			periods: 3,
			silence: TreatMissingData.BREACHING,
		},
		{
			name: "publisher-fails",
			says: "Rounds of the publisher end in an error.",
			metric: metrics.own("RoundsFailed", "Sum", minute),
			above: 0,
			periods: 3,
			silence: quiet,
		},
		{
			name: "oldest-pending",
			says: "An upload has waited a quarter of an hour to be read.",
			metric: metrics.newsAge(minute),
			// A message that failed once comes again after twelve minutes, and is read then.
			above: 900,
			periods: 2,
			silence: quiet,
		},
		{
			name: "dead-letters",
			says: "A message was given up after several tries.",
			metric: metrics.deadLetters(minute),
			above: 0,
			periods: 1,
			silence: quiet,
		},
		{
			name: "set-aside-rate",
			says: "More than a fifth of an hour's notices, and at least five, were set aside.",
			metric: new MathExpression({
				expression:
					"IF(FILL(aside, 0) >= 5, 100 * aside / (aside + FILL(drafted, 0)), 0)",
				usingMetrics: {
					aside: metrics.own("SetAside", "Sum", hour),
					drafted: metrics.own("Drafted", "Sum", hour),
				},
				label: "Set aside (%)",
				period: hour,
			}),
			above: 20,
			periods: 1,
			silence: quiet,
		},
		{
			name: "shrink",
			says: "So many sources are gone that their notices are held back from being withdrawn.",
			metric: metrics.own("HeldBack", "Maximum", minute),
			above: 0,
			periods: 1,
			silence: quiet,
		},
		{
			name: "not-shown",
			says: "A notice or a file could not be rendered, or copies of what was taken back stay; what was public before stands.",
			metric: metrics.own("NotShown", "Maximum", minute),
			above: 0,
			periods: 1,
			silence: quiet,
		},
		{
			name: "reconcile-overdue",
			says: "Sources and drafts have not been compared to the end for two days.",
			metric: new MathExpression({
				expression: "2 - FILL(done, 0)",
				usingMetrics: {
					done: metrics.own("Reconciled", "Sum", Duration.days(1)),
				},
				label: "Comparisons missing in two days",
				period: Duration.days(1),
			}),
			above: 1,
			periods: 2,
			silence: quiet,
		},
		{
			name: "snapshots-stale",
			says: "What the snapshots' index names is older than a day and a half.",
			metric: metrics.own("SnapshotAge", "Minimum", hour),
			above: 36 * 3600,
			periods: 1,
			silence: quiet,
		},
		{
			name: "editors-not-told",
			says: "A report or a mail of what is wrong with a notice could not be written.",
			metric: metrics.own("NotTold", "Sum", minute),
			above: 0,
			periods: 1,
			silence: quiet,
		},
		{
			name: "slow-lane-stands",
			says: "An upload of the past has waited for a day.",
			metric: metrics.slowAge(hour),
			above: 24 * 3600,
			periods: 1,
			silence: quiet,
		},
		{
			name: "function-errors",
			says: "A function crashed, threw or ran out of time twice within three hours.",
			// Long enough for two ticks of the slowest clock: a function that fails each time is found, one that
			// failed once is not.
			metric: metrics.functionErrors(Duration.hours(3)),
			above: 1,
			periods: 1,
			silence: quiet,
		},
		{
			name: "cost",
			says: "Functions have run for more than ten hours within an hour.",
			metric: metrics.functionHours(hour),
			above: 10,
			periods: 3,
			silence: quiet,
		},
	];
}
