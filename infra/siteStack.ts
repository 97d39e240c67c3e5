// One site: wires the parts, says where to look.
import { CfnOutput, Stack, Tags } from "aws-cdk-lib";
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { AccessLogs } from "./accessLogs.ts";
import { Alarms } from "./alarms.ts";
import { Budget } from "./budget.ts";
import { Dashboard } from "./dashboard.ts";
import { Inbox } from "./inbox.ts";
import { Ingestion, Lanes } from "./ingestion.ts";
import { SiteMetrics } from "./metrics.ts";
import type { SiteParameters } from "./parameters.ts";
import { People } from "./people.ts";
import { Doorbell, Publisher } from "./publisher.ts";
import { Schedule } from "./schedule.ts";
import { Site } from "./site.ts";
import type { Surroundings } from "./siteFunction.ts";
import { StateStore } from "./store.ts";
import { Topics } from "./topics.ts";

const RETENTION = {
	7: RetentionDays.ONE_WEEK,
	30: RetentionDays.ONE_MONTH,
	90: RetentionDays.THREE_MONTHS,
	365: RetentionDays.ONE_YEAR,
} as const;

export class SiteStack extends Stack {
	constructor(scope: Construct, parameters: SiteParameters, bundles: string) {
		const { name, account, region, front, keepVersions } = parameters;
		super(scope, `huixun-${name}`, {
			description: `Huixun: meeting notices of ${name}`,
			terminationProtection: true,
			env: {
				...(account ? { account } : {}),
				...(region ? { region } : {}),
			},
		});
		Tags.of(this).add("site", name);
		const around: Surroundings = {
			site: name,
			bundles,
			keepLogs: RETENTION[parameters.keepLogs],
		};
		const { operatorEmail, editorsEmail, monthlyBudget, hub, runbook } =
			parameters;
		const topics = new Topics(this, "Topics", {
			...(operatorEmail ? { operatorEmail } : {}),
			...(editorsEmail ? { editorsEmail } : {}),
		});
		const lanes = new Lanes(this, "Lanes");
		const { rings, everyMinute } = new Doorbell(this, "Doorbell");
		const logs = new AccessLogs(this, "AccessLogs").bucket;
		const inbox = new Inbox(this, "Inbox", {
			keepVersions,
			queue: lanes.news.queue,
			logs,
		}).bucket;
		const store = new StateStore(this, "Store", { keepVersions, logs }).bucket;
		const site = new Site(this, "Site", { name, front });
		const shared = {
			...around,
			inbox,
			store,
			publicBucket: site.bucket,
			doorbell: rings.queue,
			front: front.kind,
			...(hub ? { hub } : {}),
			...(site.distribution ? { distribution: site.distribution } : {}),
		};
		const { ingest, sources } = new Ingestion(this, "Ingestion", {
			...shared,
			lanes,
			findings: topics.findings,
		});
		const { publish, source } = new Publisher(this, "Publisher", shared);
		const { reconcile, snapshots, sitemaps, rules } = new Schedule(
			this,
			"Schedule",
			shared,
		);
		const functions = { ingest, publish, reconcile, snapshots, sitemaps };
		const metrics = new SiteMetrics({
			site: name,
			functions,
			queues: { news: lanes.news, slow: lanes.slow, rings },
		});
		const { alarms } = new Alarms(this, "Watch", {
			metrics,
			topic: topics.alarms,
			runbook,
		});
		new Dashboard(this, "Dashboard", { metrics, alarms, runbook });
		if (monthlyBudget && operatorEmail)
			new Budget(this, "Budget", {
				site: name,
				monthly: monthlyBudget,
				email: operatorEmail,
			});
		const people = new People(this, "People", {
			...shared,
			content: parameters.content,
			purgers: parameters.purgers,
		});
		// What the runbook's commands need: each `$Name` there is one of them.
		const said: Record<string, string | undefined> = {
			InboxBucket: inbox.bucketName,
			StoreBucket: store.bucketName,
			SiteBucket: site.bucket.bucketName,
			SiteAddress: site.distribution?.distributionDomainName,
			DistributionId: site.distribution?.distributionId,
			NewsQueue: lanes.news.queue.queueUrl,
			NewsSource: sources.news.eventSourceMappingId,
			NewsDeadQueue: lanes.news.dead.queueUrl,
			NewsDeadArn: lanes.news.dead.queueArn,
			SlowQueue: lanes.slow.queue.queueUrl,
			SlowSource: sources.slow.eventSourceMappingId,
			SlowDeadQueue: lanes.slow.dead.queueUrl,
			SlowDeadArn: lanes.slow.dead.queueArn,
			RingsQueue: rings.queue.queueUrl,
			RingsSource: source.eventSourceMappingId,
			RingsDeadQueue: rings.dead.queueUrl,
			EveryMinuteRule: everyMinute.ruleName,
			ReconcileRule: rules.reconcile.ruleName,
			ReconcileBeginRule: rules.reconcileBegin.ruleName,
			SnapshotsRule: rules.snapshots.ruleName,
			SitemapsRule: rules.sitemaps.ruleName,
			ReconcileFunction: reconcile.lambda.functionName,
			...Object.fromEntries(
				Object.entries(functions).map(([name, { lambda }]) => [
					`${name[0]?.toUpperCase()}${name.slice(1)}Logs`,
					lambda.logGroup.logGroupName,
				]),
			),
			AlarmsTopic: topics.alarms.topicArn,
			FindingsTopic: topics.findings.topicArn,
			PurgerRole: people.purger.roleArn,
			UploaderRole: people.uploader?.roleArn,
		};
		for (const [output, value] of Object.entries(said))
			if (value) new CfnOutput(this, output, { value });
	}
}
