package dev.coopclaims.command.granting.web;

import dev.coopclaims.command.dispatch.CommandResult;
import dev.coopclaims.command.granting.GrantException;
import dev.coopclaims.command.granting.RevokeException;
import dev.coopclaims.command.granting.TellException;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.Located;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.PartnerDeadline;
import dev.coopclaims.kernel.exception.ExceptionTerms;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.source.ExceptionId;
import dev.coopclaims.kernel.text.BoundedText;
import dev.coopclaims.kernel.text.Code;
import dev.coopclaims.kernel.text.Line;
import dev.coopclaims.kernel.text.Text;
import dev.coopclaims.kernel.time.EarningPeriod;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Granting and revoking exceptions. */
@RestController
@Tag(name = "Organisations")
public class ExceptionEndpoints {

    @Schema(name = "ExceptionDeadlineTerms")
    record DeadlineTerms(
            @Schema(description = "absent: SUBMISSION, the only one that can be later for all claims of a period")
            @Nullable
            PartnerDeadline of,

            @Schema(description = "the last day that counts, at the claim's location")
            LocalDate lastDay) {}

    @Schema(name = "ExceptionCapTerms")
    record CapTerms(
            @Schema(example = "INDUSTRY_CONFERENCES", description = "a code of the catalogue")
            Code activity,

            @Schema(
                    description =
                            "what the cap counts, and per what, as a refusal of another name lists it; absent: the"
                                    + " only one of the activity on money, or on people")
            @Nullable
            Line cap,

            @Schema(description = "of a cap on money") @Nullable
            Money amount,

            @Schema(description = "of a cap on people", minimum = "1") @Nullable
            Integer people) {}

    @Schema(name = "ExceptionDatesTerms")
    record DatesTerms(
            @Schema(description = "absent: the first day of the usage period") @Nullable
            LocalDate from,

            @Schema(description = "absent: the last day of the usage period") @Nullable
            LocalDate to) {}

    @Schema(name = "NewException")
    record ExceptionBody(
            @Schema(description = "for this claim alone; absent: for all of a period") @Nullable
            ClaimId claim,

            @Schema(description = "for claims of this programme; absent: of all, or for one claim") @Nullable
            Code programme,

            @Schema(example = "FY26-H2", description = "whose funds are claimed; needed unless a claim is named")
            @Nullable
            EarningPeriod period,

            @Schema(description = "a later deadline") @Nullable
            DeadlineTerms deadline,

            @Schema(description = "a higher cap") @Nullable CapTerms cap,

            @Schema(description = "days outside the usage period on which the activity may lie") @Nullable
            DatesTerms activityDates,

            @Schema(description = "days outside the usage period on which costs may be dated") @Nullable
            DatesTerms costDates,

            @Schema(description = "the last day on which it can be used, at the claim's location")
            LocalDate until,

            @Schema(description = "the organisation's own people read it too")
            Text reason) {

        ExceptionTerms terms() {
            if (Stream.of(deadline, cap, activityDates, costDates)
                            .filter(Objects::nonNull)
                            .count()
                    != 1) {
                throw Refusal.rule(RefusalCode.EXCEPTION_OF_ONE_THING.at(""));
            }
            if (deadline != null) {
                return ExceptionTerms.laterDeadline(
                        Objects.requireNonNullElse(deadline.of(), PartnerDeadline.SUBMISSION), deadline.lastDay());
            }
            if (cap != null) {
                return new ExceptionTerms(
                        ExceptionTerms.Kind.HIGHER_CAP,
                        null,
                        null,
                        cap.activity().value(),
                        BoundedText.orNull(cap.cap()),
                        cap.amount(),
                        cap.people(),
                        null,
                        null);
            }
            return activityDates != null
                    ? dates(ExceptionTerms.Kind.ACTIVITY_DATES, activityDates)
                    : dates(ExceptionTerms.Kind.COST_DATES, Objects.requireNonNull(costDates));
        }

        private static ExceptionTerms dates(ExceptionTerms.Kind kind, DatesTerms dates) {
            return new ExceptionTerms(kind, null, null, null, null, null, null, dates.from(), dates.to());
        }
    }

    public record ExceptionAnswer(ExceptionId exception) {}

    @PostMapping("/api/organisations/{organisation}/exceptions")
    @Located
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.PROGRAMME_MANAGERS)
    @Operation(
            summary = "Grant a partner an exception: a later deadline, a higher cap, or a wider span of dates (X-1)",
            description =
                    "Exactly one of deadline, cap, activityDates and costDates. A later deadline is told to the claims"
                            + " that are running at once, and keeps their funds from being forfeited; what was forfeited when the"
                            + " claiming period closed can be claimed again. It is never taken back from a claim that was told it.")
    public ResponseEntity<ExceptionAnswer> grant(
            @PathVariable OrganisationId organisation, @RequestBody ExceptionBody body, Caller caller) {
        ExceptionId id = ExceptionId.create();
        GrantException command = new GrantException(
                organisation,
                id,
                body.claim(),
                BoundedText.orNull(body.programme()),
                body.period(),
                body.terms(),
                body.until(),
                body.reason().value());
        CommandResult<Void> granted = caller.send(command);
        tell(organisation, id, caller);
        return Answers.created(
                granted,
                Answers.location("organisations/" + organisation + "/exceptions", id),
                new ExceptionAnswer(id));
    }

    @Schema(name = "ExceptionRevocation")
    record RevocationBody(
            @Schema(description = "the organisation's own people read it too")
            Text reason) {}

    @PostMapping("/api/organisations/{organisation}/exceptions/{exception}/revocation")
    @AllowedTo(Access.PROGRAMME_MANAGERS)
    @Operation(
            summary = "Revoke an exception: from now on nobody uses it (X-1)",
            description = "What was submitted with it stays, and deadlines that were told are not shortened.")
    public ResponseEntity<ExceptionAnswer> revoke(
            @PathVariable OrganisationId organisation,
            @PathVariable ExceptionId exception,
            @RequestBody RevocationBody body,
            Caller caller) {
        RevokeException command =
                new RevokeException(organisation, exception, body.reason().value());
        tell(organisation, exception, caller);
        return Answers.ok(caller.send(command), new ExceptionAnswer(exception));
    }

    /** Tells a half-year's claims their later deadline, some in each commit. */
    private static void tell(OrganisationId organisation, ExceptionId exception, Caller caller) {
        Optional<ClaimId> after = Optional.empty();
        do {
            after = caller.sendFurther(new TellException(organisation, exception, after.orElse(null)))
                    .result();
        } while (after.isPresent());
    }
}
