// Who is told: operators of alarms, editors of what is wrong with their notices.
import { Aws } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";

export interface TopicsProps {
	operatorEmail?: string;
	editorsEmail?: string;
}

export class Topics extends Construct {
	readonly alarms: Topic;
	readonly findings: Topic;

	constructor(
		scope: Construct,
		id: string,
		{ operatorEmail, editorsEmail }: TopicsProps,
	) {
		super(scope, id);
		this.alarms = topic(this, "Alarms", "Huixun: alarms", operatorEmail);
		this.alarms.addToResourcePolicy(
			new PolicyStatement({
				sid: "AlarmsOfCloudWatch",
				principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
				actions: ["sns:Publish"],
				resources: [this.alarms.topicArn],
				// The service speaks for every account.
				conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
			}),
		);
		this.findings = topic(this, "Findings", "Huixun: notices", editorsEmail);
	}
}

/** Not encrypted by a key of its own: what is mailed is not more secret than mail. */
function topic(
	scope: Construct,
	id: string,
	displayName: string,
	email: string | undefined,
): Topic {
	const made = new Topic(scope, id, { displayName, enforceSSL: true });
	if (email) made.addSubscription(new EmailSubscription(email));
	return made;
}
