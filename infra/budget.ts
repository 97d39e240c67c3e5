// A monthly budget on what carries the site's tag: mail at four fifths, and when it will not suffice.
import { CfnBudget } from "aws-cdk-lib/aws-budgets";
import { Construct } from "constructs";

export interface BudgetProps {
	site: string;
	/** US dollars. */
	monthly: number;
	email: string;
}

export class Budget extends Construct {
	constructor(
		scope: Construct,
		id: string,
		{ site, monthly, email }: BudgetProps,
	) {
		super(scope, id);
		const tell = (
			notificationType: "ACTUAL" | "FORECASTED",
			threshold: number,
		) => ({
			notification: {
				notificationType,
				comparisonOperator: "GREATER_THAN",
				threshold,
				thresholdType: "PERCENTAGE",
			},
			subscribers: [{ subscriptionType: "EMAIL", address: email }],
		});
		new CfnBudget(this, "Monthly", {
			budget: {
				budgetName: `huixun-${site}`,
				budgetType: "COST",
				timeUnit: "MONTHLY",
				budgetLimit: { amount: monthly, unit: "USD" },
				// `user:` and `$` are how Budgets writes a tag of ours and its value.
				costFilters: { TagKeyValue: [`user:site$${site}`] },
			},
			notificationsWithSubscribers: [
				tell("ACTUAL", 80),
				tell("FORECASTED", 100),
			],
		});
	}
}
