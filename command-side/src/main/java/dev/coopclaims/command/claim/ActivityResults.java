package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.MetricKind;
import dev.coopclaims.kernel.claim.ActivityQuestionAnswered;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.MetricRecorded;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.util.List;
import java.util.regex.Pattern;

/** Metrics of the activity and answers to its yes/no questions (P-5). */
final class ActivityResults {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,12}");
    private static final Pattern AMOUNT = Pattern.compile("(\\S{1,32}) (\\S{1,3})");

    private ActivityResults() {}

    /** No event when nothing changes. */
    static List<ClaimEvent> measure(ClaimContent file, RecordMetric command, Catalogue catalogue) {
        String metric = command.metric();
        MetricKind kind = catalogue.metricKinds().get(metric);
        boolean asked = ActivityRequirements.of(file.details().activity(), catalogue)
                .filter(activity -> activity.metrics().contains(metric))
                .isPresent();
        if (kind == null || !asked) {
            throw Refusal.rule(RefusalCode.UNKNOWN_METRIC.at(
                    "/metrics/" + metric, file.details().activity(), metric));
        }
        String value = command.value().strip();
        Violations violations = new Violations();
        violations.text(value, "/value", "P-5");
        violations.refuseIfAny();
        violations.unless(fits(kind.type(), value), shape(kind.type()), "/value");
        violations.refuseIfAny();
        return value.equals(file.metrics().get(metric))
                ? List.of()
                : List.of(new MetricRecorded(file.id(), file.organisation(), metric, value));
    }

    /** No event when nothing changes. */
    static List<ClaimEvent> answer(ClaimContent file, AnswerQuestion command, Catalogue catalogue) {
        String question = command.question();
        if (ActivityRequirements.of(file.details().activity(), catalogue)
                .filter(activity -> activity.questions().contains(question))
                .isEmpty()) {
            throw Refusal.rule(RefusalCode.UNKNOWN_QUESTION.at(
                    "/answers/" + question, file.details().activity(), question));
        }
        Boolean before = file.answers().get(question);
        return before != null && before == command.answer()
                ? List.of()
                : List.of(new ActivityQuestionAnswered(file.id(), file.organisation(), question, command.answer()));
    }

    private static boolean fits(MetricKind.Type type, String value) {
        return switch (type) {
            case INTEGER -> WHOLE_NUMBER.matcher(value).matches();
            case TEXT -> true;
            case LIST -> value.lines().noneMatch(String::isBlank);
            case MONEY -> isAmount(value);
        };
    }

    private static boolean isAmount(String value) {
        var matcher = AMOUNT.matcher(value);
        if (!matcher.matches()) {
            return false;
        }
        try {
            return !Money.of(matcher.group(1), matcher.group(2)).isNegative();
        } catch (IllegalArgumentException notMoney) {
            return false;
        }
    }

    private static RefusalCode shape(MetricKind.Type type) {
        return switch (type) {
            case INTEGER -> RefusalCode.METRIC_NOT_A_NUMBER;
            case TEXT -> RefusalCode.METRIC_NOT_A_TEXT;
            case LIST -> RefusalCode.METRIC_NOT_A_LIST;
            case MONEY -> RefusalCode.METRIC_NOT_MONEY;
        };
    }
}
