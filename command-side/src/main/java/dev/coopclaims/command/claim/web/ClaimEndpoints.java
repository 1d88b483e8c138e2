package dev.coopclaims.command.claim.web;

import dev.coopclaims.command.claim.Change;
import dev.coopclaims.command.claim.ChangeDetails;
import dev.coopclaims.command.claim.CheckCopy;
import dev.coopclaims.command.claim.ClaimDetails;
import dev.coopclaims.command.claim.ClaimLimits;
import dev.coopclaims.command.claim.CopyBasis;
import dev.coopclaims.command.claim.CopyClaim;
import dev.coopclaims.command.claim.InitialForm;
import dev.coopclaims.command.claim.StartClaim;
import dev.coopclaims.command.claimnumber.ClaimNumbers;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispatch.Written;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.Parsing;
import dev.coopclaims.command.web.PatchedText;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.source.PreApprovalId;
import dev.coopclaims.kernel.time.EarningPeriod;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.function.Function;
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
    private final Catalogue catalogue;
    private final Clock clock;

    public ClaimEndpoints(
            Commands commands, ClaimNumbers numbers, StatementPress statements, Catalogue catalogue, Clock clock) {
        this.commands = commands;
        this.numbers = numbers;
        this.statements = statements;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    record StartBody(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "CSP_DIRECT",
                    description = "a code of the catalogue")
            @Nullable
            String programme,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "GB",
                    description = "a code of the catalogue")
            @Nullable
            String location,

            @Schema(
                    example = "FY26-H2",
                    description =
                            "the earning period whose funds are claimed; absent: the one whose funds are used on the first day of the activity")
            @Nullable
            String period,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "PRINT_ADVERTISING",
                    description = "a code of the catalogue")
            @Nullable
            String activity,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String title,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, format = "date") @Nullable
            String activityStart,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, format = "date") @Nullable
            String activityEnd,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "GBP",
                    description = "of every amount of the claim: the one of the funding entity of its location")
            @Nullable
            String currency,

            @Nullable String planId,

            @Schema(description = "the id of a granted one; activities that need one say so in the catalogue") @Nullable
            String preApproval,

            @Schema(example = "en", description = "of the documents, an IETF tag") @Nullable
            String language) {}

    record Started(String claim, String number) {}

    record DetailsBody(
            @Nullable PatchedText location,
            @Nullable PatchedText activity,
            @Nullable PatchedText title,
            @Nullable PatchedText activityStart,
            @Nullable PatchedText activityEnd,
            @Nullable PatchedText planId,
            @Nullable PatchedText preApproval,
            @Nullable PatchedText language) {}

    record Changed(String claim) {}

    /** What is copied is the claim as it is: no property is known. */
    record NoBody() {}

    @PostMapping("/api/claims")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Start a claim (C-2)")
    public ResponseEntity<Started> start(@RequestBody StartBody body, Actor actor) {
        Parsing.together(
                () -> Parsing.code("programme", body.programme()),
                () -> Parsing.code("location", body.location()),
                () -> Parsing.optionalValue("period", body.period(), EarningPeriod::ofLabel),
                () -> Parsing.code("activity", body.activity()),
                () -> Parsing.line("title", body.title()),
                () -> Parsing.date("activityStart", body.activityStart()),
                () -> Parsing.date("activityEnd", body.activityEnd()),
                () -> Parsing.currency("currency", body.currency()),
                () -> Parsing.optionalIdentifier("planId", body.planId(), ClaimLimits.MAX_PLAN_ID_CHARS),
                () -> Parsing.optionalValue("preApproval", body.preApproval(), PreApprovalId::new),
                () -> Parsing.optionalValue("language", body.language(), LanguageTag::parse));
        ClaimDetails details = new ClaimDetails(
                Parsing.code("location", body.location()),
                Parsing.code("activity", body.activity()),
                Parsing.line("title", body.title()),
                Parsing.date("activityStart", body.activityStart()),
                Parsing.date("activityEnd", body.activityEnd()),
                Parsing.optionalIdentifier("planId", body.planId(), ClaimLimits.MAX_PLAN_ID_CHARS),
                Parsing.optionalValue("preApproval", body.preApproval(), PreApprovalId::new),
                Parsing.optionalValue("language", body.language(), LanguageTag::parse));
        String programme = Parsing.code("programme", body.programme());
        Currency currency = Parsing.currency("currency", body.currency());
        EarningPeriod period = period(body.period(), details.activityStart());
        // Asked before a number is taken, because a number is never given back.
        InitialForm.refuseUnlessAllowed(programme, period, currency, details, catalogue, clock.instant());
        ClaimId claim = ClaimId.create();
        String number = numbers.next(period, actor);
        Written<?> written = commands.send(new StartClaim(claim, number, programme, period, currency, details), actor);
        return Answers.created(written, Answers.location("claims", claim), new Started(claim.value(), number));
    }

    @PostMapping("/api/claims/{claim}/copy")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Start a new claim with the costs, metrics and texts of this one; not its documents (C-11)")
    public ResponseEntity<Started> copy(
            @PathVariable String claim, @RequestBody(required = false) @Nullable NoBody ignored, Actor actor) {
        ClaimId source = Parsing.idInPath(claim, ClaimId::new);
        // Asked before a number is taken, because a number is never given back.
        CopyBasis basis = commands.send(new CheckCopy(source), actor).result();
        ClaimId copy = ClaimId.create();
        String number = numbers.next(basis.period(), actor);
        Written<?> written = statements.ofCopy(
                copy,
                basis,
                number,
                actor,
                rendered -> commands.send(new CopyClaim(copy, source, number, rendered), actor));
        return Answers.created(written, Answers.location("claims", copy), new Started(copy.value(), number));
    }

    @PatchMapping("/api/claims/{claim}")
    @AllowedTo(Access.PARTNERS)
    @Operation(summary = "Change a claim's details; what is absent stays, and null clears what is optional (C-3)")
    public ResponseEntity<Changed> change(@PathVariable String claim, @RequestBody DetailsBody body, Caller caller) {
        ClaimId id = Parsing.idInPath(claim, ClaimId::new);
        Parsing.together(
                () -> PatchedText.line("location", body.location()),
                () -> PatchedText.line("activity", body.activity()),
                () -> PatchedText.line("title", body.title()),
                () -> Parsing.optionalDate("activityStart", PatchedText.line("activityStart", body.activityStart())),
                () -> Parsing.optionalDate("activityEnd", PatchedText.line("activityEnd", body.activityEnd())),
                () -> plan(body.planId()),
                () -> change("preApproval", body.preApproval(), PreApprovalId::new),
                () -> change("language", body.language(), LanguageTag::parse));
        ChangeDetails command = new ChangeDetails(
                id,
                PatchedText.code("location", body.location()),
                PatchedText.code("activity", body.activity()),
                PatchedText.line("title", body.title()),
                Parsing.optionalDate("activityStart", PatchedText.line("activityStart", body.activityStart())),
                Parsing.optionalDate("activityEnd", PatchedText.line("activityEnd", body.activityEnd())),
                plan(body.planId()),
                change("preApproval", body.preApproval(), PreApprovalId::new),
                change("language", body.language(), LanguageTag::parse));
        return Answers.ok(caller.send(command), new Changed(id.value()));
    }

    private static @Nullable Change<String> plan(@Nullable PatchedText patch) {
        if (patch == null) {
            return null;
        }
        return patch.clears()
                ? Change.cleared()
                : new Change<>(Parsing.identifier("planId", patch.text(), ClaimLimits.MAX_PLAN_ID_CHARS));
    }

    private static <T> @Nullable Change<T> change(
            String field, @Nullable PatchedText patch, Function<String, T> constructor) {
        if (patch == null) {
            return null;
        }
        return patch.clears()
                ? Change.cleared()
                : new Change<>(Parsing.value(field, PatchedText.line(field, patch), constructor));
    }

    private static EarningPeriod period(@Nullable String label, LocalDate activityStart) {
        EarningPeriod given = Parsing.optionalValue("period", label, EarningPeriod::ofLabel);
        if (given != null) {
            return given;
        }
        try {
            return EarningPeriod.usedOn(activityStart);
        } catch (IllegalArgumentException outOfBounds) {
            throw Parsing.malformed("activityStart", "no funds are used on " + activityStart);
        }
    }
}
