package dev.coopclaims.command.claim.web;

import dev.coopclaims.command.claim.ChangeDetails;
import dev.coopclaims.command.claim.CheckCopy;
import dev.coopclaims.command.claim.CheckStart;
import dev.coopclaims.command.claim.ClaimDetails;
import dev.coopclaims.command.claim.CopyBasis;
import dev.coopclaims.command.claim.CopyClaim;
import dev.coopclaims.command.claim.InitialForm;
import dev.coopclaims.command.claim.LeftOut;
import dev.coopclaims.command.claim.StartClaim;
import dev.coopclaims.command.claimnumber.ClaimNumbers;
import dev.coopclaims.command.dispatch.CommandResult;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.exception.Exceptions;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.LanguageTag;
import dev.coopclaims.command.web.Located;
import dev.coopclaims.command.web.MergePatch;
import dev.coopclaims.command.web.Parsing;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.Patch;
import dev.coopclaims.kernel.catalogue.Catalogues;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.source.PreApprovalId;
import dev.coopclaims.kernel.text.BoundedText;
import dev.coopclaims.kernel.text.Code;
import dev.coopclaims.kernel.text.Identifier;
import dev.coopclaims.kernel.text.Line;
import dev.coopclaims.kernel.time.EarningPeriod;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Starting a claim and changing its details (C-2, C-3). */
@RestController
@Tag(name = "Claims")
public class ClaimEndpoints {
    private final Commands commands;
    private final ClaimNumbers numbers;
    private final StatementPress statements;
    private final Catalogues catalogues;
    private final Clock clock;

    public ClaimEndpoints(
            Commands commands, ClaimNumbers numbers, StatementPress statements, Catalogues catalogues, Clock clock) {
        this.commands = commands;
        this.numbers = numbers;
        this.statements = statements;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    record StartBody(
            @Schema(example = "CSP_DIRECT", description = "a code of the catalogue")
            Code programme,

            @Schema(example = "GB", description = "a code of the catalogue")
            Code location,

            @Schema(
                    example = "FY26-H2",
                    description =
                            "the earning period whose funds are claimed; absent: the one whose funds are used on the"
                                    + " first day of the activity")
            @Nullable
            EarningPeriod period,

            @Schema(example = "PRINT_ADVERTISING", description = "a code of the catalogue")
            Code activity,

            Line title,
            LocalDate activityStart,
            LocalDate activityEnd,

            @Schema(
                    example = "GBP",
                    description = "of every amount of the claim: the one of the funding entity of its location")
            Currency currency,

            @Nullable Identifier planId,

            @Schema(description = "the id of a granted one; activities that need one say so in the catalogue") @Nullable
            PreApprovalId preApproval,

            @Schema(example = "en", description = "of the documents, an IETF tag") @Nullable
            LanguageTag language) {
        ClaimDetails details() {
            return new ClaimDetails(
                    location.value(),
                    activity.value(),
                    title.value(),
                    activityStart,
                    activityEnd,
                    BoundedText.orNull(planId),
                    preApproval,
                    language == null ? null : language.value());
        }

        EarningPeriod periodOfFunds() {
            try {
                return period == null ? EarningPeriod.usedOn(activityStart) : period;
            } catch (IllegalArgumentException outOfBounds) {
                throw Parsing.malformed("activityStart", "no funds are used on " + activityStart);
            }
        }
    }

    record Started(ClaimId claim, String number) {}

    /** @param leftOut what the copy does not take over, because the catalogue does not know it any more */
    record Copied(ClaimId claim, String number, List<LeftOut> leftOut) {}

    @PostMapping("/api/claims")
    @Located
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Start a claim (C-2)")
    public ResponseEntity<Started> start(@RequestBody StartBody body, Actor actor) {
        String programme = body.programme().value();
        ClaimDetails details = body.details();
        EarningPeriod period = body.periodOfFunds();
        // Asked before a number is taken, because a number is never given back.
        refuseUnlessAllowed(programme, period, body.currency(), details, actor);
        ClaimId claim = ClaimId.create();
        String number = numbers.next(period, actor);
        StartClaim command = new StartClaim(claim, number, programme, period, body.currency(), details);
        return Answers.created(
                commands.send(command, actor), Answers.location("claims", claim), new Started(claim, number));
    }

    /** What the rules refuse may be allowed by an exception; these are read only if that matters. */
    private void refuseUnlessAllowed(
            String programme, EarningPeriod period, Currency currency, ClaimDetails details, Actor actor) {
        try {
            InitialForm.refuseUnlessAllowed(
                    programme, period, currency, details, catalogues.now(), Exceptions.NONE, clock.instant());
        } catch (Refusal byTheRules) {
            commands.send(new CheckStart(actor.organisation(), programme, period, currency, details), actor);
        }
    }

    /** What is copied is the claim as it is: no property is known. */
    record NoBody() {}

    @PostMapping("/api/claims/{claim}/copy")
    @Located
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.PARTNERS)
    @Operation(
            summary =
                    "Start a new claim with the costs, metrics and texts of this one; with its documents if nobody decided about it (C-11)")
    public ResponseEntity<Copied> copy(
            @PathVariable ClaimId claim, @RequestBody(required = false) @Nullable NoBody ignored, Actor actor) {
        // Asked before a number is taken, because a number is never given back.
        CopyBasis basis = commands.send(new CheckCopy(claim), actor).result();
        ClaimId copy = ClaimId.create();
        String number = numbers.next(basis.period(), actor);
        CommandResult<List<LeftOut>> written = statements.ofCopy(
                copy,
                basis,
                number,
                actor,
                rendered -> commands.send(
                        new CopyClaim(copy, claim, number, rendered, Set.copyOf(basis.contents())), actor));
        return Answers.created(written, Answers.location("claims", copy), new Copied(copy, number, written.result()));
    }

    @MergePatch
    record DetailsBody(
            @Nullable Code location,
            @Nullable Code activity,
            @Nullable Line title,
            @Nullable LocalDate activityStart,
            @Nullable LocalDate activityEnd,
            @Nullable Patch<Identifier> planId,
            @Nullable Patch<PreApprovalId> preApproval,
            @Nullable Patch<LanguageTag> language) {}

    record Changed(ClaimId claim) {}

    @PatchMapping("/api/claims/{claim}")
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Change a claim's details; what is absent stays, and null clears what is optional (C-3)")
    public ResponseEntity<Changed> change(@PathVariable ClaimId claim, @RequestBody DetailsBody body, Caller caller) {
        ChangeDetails command = new ChangeDetails(
                claim,
                BoundedText.orNull(body.location()),
                BoundedText.orNull(body.activity()),
                BoundedText.orNull(body.title()),
                body.activityStart(),
                body.activityEnd(),
                Patch.map(body.planId(), Identifier::value),
                body.preApproval(),
                Patch.map(body.language(), LanguageTag::value));
        return Answers.ok(caller.send(command), new Changed(claim));
    }
}
