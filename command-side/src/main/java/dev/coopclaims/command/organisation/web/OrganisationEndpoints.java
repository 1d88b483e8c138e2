package dev.coopclaims.command.organisation.web;

import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.organisation.AddMember;
import dev.coopclaims.command.organisation.ChangeMember;
import dev.coopclaims.command.organisation.CloseOrganisation;
import dev.coopclaims.command.organisation.RegisterOrganisation;
import dev.coopclaims.command.organisation.RemoveMember;
import dev.coopclaims.command.organisation.RenameOrganisation;
import dev.coopclaims.command.organisation.ReopenOrganisation;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.AtMost;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.CountryCode;
import dev.coopclaims.command.web.LanguageTag;
import dev.coopclaims.command.web.Located;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.organisation.Grant;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.text.BoundedText;
import dev.coopclaims.kernel.text.Code;
import dev.coopclaims.kernel.text.Identifier;
import dev.coopclaims.kernel.text.Line;
import dev.coopclaims.kernel.text.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Organisations, their members, and closing them. */
@RestController
@Tag(name = "Organisations")
public class OrganisationEndpoints {
    /** More than any catalogue has programmes or locations. */
    static final int MAX_CODES = 1_000;

    private final Commands commands;

    public OrganisationEndpoints(Commands commands) {
        this.commands = commands;
    }

    @Schema(name = "NewOrganisation")
    public record OrganisationBody(
            @Schema(description = "an id of your own choice; absent: a new one") @Nullable
            OrganisationId organisation,

            Line name,

            @Schema(description = "absent: PARTNER") @Nullable
            OrganisationKind kind,

            @Schema(description = "by which your own systems know it") @Nullable
            Identifier externalId,

            @Schema(example = "DE", description = "an ISO 3166 code of two letters") @Nullable
            CountryCode country,

            @Schema(example = "de", description = "in which it is written to, an IETF tag") @Nullable
            LanguageTag language) {}

    public record OrganisationAnswer(OrganisationId organisation) {}

    @PostMapping("/api/organisations")
    @Located
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.PROGRAMME_MANAGERS)
    @Operation(summary = "Register an organisation; with an id of your own choice, or a new one")
    public ResponseEntity<OrganisationAnswer> register(@RequestBody OrganisationBody body, Actor actor) {
        OrganisationId id = Objects.requireNonNullElseGet(body.organisation(), OrganisationId::create);
        Identifier externalId = body.externalId();
        CountryCode country = body.country();
        LanguageTag language = body.language();
        RegisterOrganisation command = new RegisterOrganisation(
                id,
                body.name().value(),
                Objects.requireNonNullElse(body.kind(), OrganisationKind.PARTNER),
                externalId == null ? null : externalId.value(),
                country == null ? null : country.value(),
                language == null ? null : language.value());
        return Answers.created(
                commands.send(command, actor), Answers.location("organisations", id), new OrganisationAnswer(id));
    }

    public record RenameBody(Line name) {}

    @PatchMapping("/api/organisations/{organisation}")
    @AllowedTo(Access.PROGRAMME_MANAGERS)
    @Operation(summary = "Rename an organisation; every list shows the new name at once (R-6)")
    public ResponseEntity<OrganisationAnswer> rename(
            @PathVariable OrganisationId organisation, @RequestBody RenameBody body, Caller caller) {
        RenameOrganisation command =
                new RenameOrganisation(organisation, body.name().value());
        return Answers.ok(caller.send(command), new OrganisationAnswer(organisation));
    }

    public record ClosureBody(
            @Schema(description = "the organisation's own people read it too")
            Text reason) {}

    @PostMapping("/api/organisations/{organisation}/closure")
    @AllowedTo(Access.PROGRAMME_MANAGERS)
    @Operation(
            summary = "Close a partner: nothing new begins for it, and what it submitted runs to its end (R-6)",
            description =
                    "It starts, copies and submits no claim, works on no draft, asks for no pre-approval and gets no"
                            + " new member; earnings of the earning periods to come are refused. Everything can still be"
                            + " read.")
    public ResponseEntity<OrganisationAnswer> close(
            @PathVariable OrganisationId organisation, @RequestBody ClosureBody body, Caller caller) {
        CloseOrganisation command =
                new CloseOrganisation(organisation, body.reason().value());
        return Answers.ok(caller.send(command), new OrganisationAnswer(organisation));
    }

    @DeleteMapping("/api/organisations/{organisation}/closure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedTo(Access.PROGRAMME_MANAGERS)
    @Operation(summary = "Reopen a closed organisation; no deadline moves (R-6)")
    public ResponseEntity<Void> reopen(@PathVariable OrganisationId organisation, Caller caller) {
        return Answers.noContent(caller.send(new ReopenOrganisation(organisation)));
    }

    @Schema(name = "NewMember")
    public record MemberBody(
            @Schema(description = "the subject of its tokens")
            UserId user,

            Line displayName,
            @Nullable EmailAddress email,
            Role role) {}

    public record MemberAnswer(UserId user) {}

    @PostMapping("/api/organisations/{organisation}/members")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.MEMBERSHIP_ADMINISTRATORS)
    @Operation(
            summary =
                    "Add a member, who is known by the id that its token carries, and reaches no further than who adds"
                            + " it")
    public ResponseEntity<MemberAnswer> addMember(
            @PathVariable OrganisationId organisation, @RequestBody MemberBody body, Caller caller) {
        EmailAddress email = body.email();
        AddMember command = new AddMember(
                organisation,
                body.user(),
                body.displayName().value(),
                email == null ? null : email.value(),
                body.role());
        return Answers.created(caller.send(command), new MemberAnswer(body.user()));
    }

    public record MembershipBody(
            @Nullable Role role,

            @Schema(description = "codes; empty: all; absent: as it is") @AtMost(MAX_CODES) @Nullable
            List<Code> programmes,

            @Schema(description = "codes; empty: all; absent: as it is") @AtMost(MAX_CODES) @Nullable
            List<Code> locations,

            @Schema(description = "of a machine of the vendor; empty: none; absent: as it is")
            @AtMost(MAX_CODES)
            @Nullable
            List<Grant> grants) {}

    @PatchMapping("/api/organisations/{organisation}/members/{user}")
    @AllowedTo(Access.MEMBERSHIP_ADMINISTRATORS)
    @Operation(
            summary = "Change a member's role, or limit the membership to programmes and locations (R-5)",
            description = "Who is limited neither changes a membership that reaches further nor lets one reach further."
                    + " Grants are given and taken by a PROGRAMME_MANAGER; another role ends them.")
    public ResponseEntity<MemberAnswer> changeMember(
            @PathVariable OrganisationId organisation,
            @PathVariable UserId user,
            @RequestBody MembershipBody body,
            Caller caller) {
        List<Grant> grants = body.grants();
        ChangeMember command = new ChangeMember(
                organisation,
                user,
                body.role(),
                texts(body.programmes()),
                texts(body.locations()),
                grants == null ? null : Set.copyOf(grants));
        return Answers.ok(caller.send(command), new MemberAnswer(user));
    }

    @DeleteMapping("/api/organisations/{organisation}/members/{user}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedTo(Access.MEMBERSHIP_ADMINISTRATORS)
    @Operation(summary = "Remove a member, whose next request is refused; by other nodes within a second")
    public ResponseEntity<Void> removeMember(
            @PathVariable OrganisationId organisation, @PathVariable UserId user, Caller caller) {
        return Answers.noContent(caller.send(new RemoveMember(organisation, user)));
    }

    private static @Nullable List<String> texts(@Nullable List<Code> codes) {
        return codes == null ? null : BoundedText.all(codes);
    }
}
