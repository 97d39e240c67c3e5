// What runs by the clock beside publishing: comparing sources with drafts, snapshots, sitemaps.
import { Duration } from "aws-cdk-lib";
import {
	Schedule as Rate,
	Rule,
	RuleTargetInput,
} from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { keys, PREFIXES } from "../functions/journal/keys.ts";
import { NORMALIZES } from "./ingestion.ts";
import {
	invalidating,
	listing,
	listingVersions,
	objects,
	publicFiles,
	sending,
	stateObjects,
} from "./permissions.ts";
import {
	type PublishingProps,
	publishingEnvironment,
	SiteFunction,
	type SiteFunctionProps,
	type Surroundings,
} from "./siteFunction.ts";

export interface ScheduleProps extends Surroundings, PublishingProps {
	inbox: Bucket;
	doorbell: Queue;
	hub?: string;
}

type Ticking = "reconcile" | "snapshots" | "sitemaps";

/**
 * Each tick goes on where the last one stopped and does nothing when the day's round is done: rounds longer
 * than a function may run need no queue of their own, and a crash costs one tick.
 */
const EVERY = {
	reconcile: Duration.minutes(15),
	snapshots: Duration.minutes(15),
	sitemaps: Duration.hours(1),
};

/**
 * The next tick is the retry. Said twice: to the rule, which delivers to Lambda, and to Lambda, which would run a
 * failed tick two times more.
 */
const NO_RETRY = { retryAttempts: 0, maxEventAge: Duration.minutes(5) };

/** Shorter than the time between ticks: two never run at once in the ordinary case. */
const TIMEOUT = Duration.minutes(10);

export class Schedule extends Construct {
	readonly reconcile: SiteFunction;
	readonly snapshots: SiteFunction;
	readonly sitemaps: SiteFunction;
	/** By what they begin. */
	readonly rules: Record<Ticking | "reconcileBegin", Rule>;

	constructor(scope: Construct, id: string, props: ScheduleProps) {
		super(scope, id);
		const { inbox, store, publicBucket, doorbell, distribution, hub } = props;
		const ticks: Partial<Record<Ticking, Rule>> = {};
		const ticking = (
			name: Ticking,
			own: Pick<
				SiteFunctionProps,
				"description" | "memory" | "environment" | "permissions"
			>,
		) => {
			const ticked = new SiteFunction(this, name, {
				...props,
				...own,
				bundle: name,
				timeout: TIMEOUT,
			});
			ticked.lambda.configureAsyncInvoke(NO_RETRY);
			ticks[name] = new Rule(this, `${name}-tick`, {
				schedule: Rate.rate(EVERY[name]),
				targets: [new LambdaFunction(ticked.lambda, NO_RETRY)],
			});
			return ticked;
		};
		this.reconcile = ticking("reconcile", {
			description: "Compares the sources with the drafts, a page at a time",
			memory: 1769,
			environment: {
				INBOX_BUCKET: inbox.bucketName,
				STORE_BUCKET: store.bucketName,
				DOORBELL_URL: doorbell.queueUrl,
				...(hub ? { HUB: hub } : {}),
			},
			permissions: [
				listing(inbox, "Inbox"),
				...objects(inbox, "Inbox", { read: ["*"] }),
				...stateObjects(store, {
					...NORMALIZES,
					read: [
						...NORMALIZES.read,
						keys.reconciling(),
						keys.reconciled(),
						// Whether the marks of what is drafted are there.
						`${PREFIXES.due}*`,
						`${PREFIXES.backfill}*`,
					],
					write: [
						...NORMALIZES.write,
						keys.configuration(),
						keys.reconciling(),
						keys.reconciled(),
					],
					delete: [...NORMALIZES.delete, keys.reconciling()],
				}),
				sending([doorbell]),
			],
		});
		const reconcileBegin = new Rule(this, "reconcile-begin", {
			description: "Begins the day's comparison of sources and drafts",
			schedule: Rate.cron({ hour: "19", minute: "7" }),
			targets: [
				new LambdaFunction(this.reconcile.lambda, {
					...NO_RETRY,
					event: RuleTargetInput.fromObject({ begin: true }),
				}),
			],
		});
		this.snapshots = ticking("snapshots", {
			description: "The whole state of the site in bounded parts",
			memory: 1024,
			environment: publishingEnvironment(props, "forgets"),
			permissions: [
				...stateObjects(store, {
					read: [
						keys.configuration(),
						keys.head(),
						keys.snapshots(),
						`${PREFIXES.placed}*`,
						`${PREFIXES.drafts}*`,
						`${PREFIXES.journal}*`,
					],
					write: [keys.snapshots()],
				}),
				...publicFiles(
					publicBucket,
					["v1/snapshots/*"],
					["read", "write", "delete", "forget"],
				),
				listingVersions([publicBucket]),
				// Parts that held what was taken back.
				...(distribution ? [invalidating(distribution)] : []),
			],
		});
		this.sitemaps = ticking("sitemaps", {
			description: "Sitemaps of what has come since the last time",
			memory: 512,
			environment: publishingEnvironment(props, "keeps"),
			permissions: [
				...stateObjects(store, {
					read: [
						keys.configuration(),
						keys.head(),
						keys.sitemaps(),
						`${PREFIXES.journal}*`,
					],
					write: [keys.sitemaps()],
				}),
				...publicFiles(
					publicBucket,
					["sitemap.xml", "sitemaps/*"],
					["read", "write"],
				),
			],
		});
		this.rules = { ...(ticks as Record<Ticking, Rule>), reconcileBegin };
	}
}
