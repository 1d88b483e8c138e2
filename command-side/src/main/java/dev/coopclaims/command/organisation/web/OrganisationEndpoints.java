package dev.coopclaims.command.organisation.web;

import static dev.coopclaims.command.web.Parsing.idInPath;
import static dev.coopclaims.command.web.Parsing.line;
import static dev.coopclaims.command.web.Parsing.name;
import static dev.coopclaims.command.web.Parsing.optionalValue;
import static dev.coopclaims.command.web.Parsing.value;

import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispatch.Written;
import dev.coopclaims.command.organisation.AddMember;
import dev.coopclaims.command.organisation.ChangeMember;
import dev.coopclaims.command.organisation.RegisterOrganisation;
import dev.coopclaims.command.organisation.RemoveMember;
import dev.coopclaims.command.web.Answers;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.Parsing;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.organisation.Grant;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumSet;
import java.util.List;
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

/** Organisations and their members. */
@RestController
@Tag(name = "Organisations")
public class OrganisationEndpoints {
    /** More than any catalogue has programmes or locations. */
    private static final int MAX_CODES = 1_000;

    private final Commands commands;

    public OrganisationEndpoints(Commands commands) {
        this.commands = commands;
    }

    /** @param kind {@code PARTNER} when absent */
    @Schema(name = "NewOrganisation")
    public record OrganisationBody(
            @Schema(description = "an id of your own choice; absent: a new one") @Nullable
            String organisation,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String name,

            @Schema(implementation = OrganisationKind.class, description = "absent: PARTNER") @Nullable
            String kind) {}

    public record OrganisationAnswer(String organisation) {}

    @Schema(name = "NewMember")
    public record MemberBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "the subject of its tokens") @Nullable
            String user,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String displayName,

            @Nullable String email,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, implementation = Role.class) @Nullable
            String role) {}

    public record MemberAnswer(String user) {}

    @PostMapping("/api/organisations")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.PROGRAMME_MANAGERS)
    @Operation(summary = "Register an organisation; with an id of your own choice, or a new one")
    public ResponseEntity<OrganisationAnswer> register(@RequestBody OrganisationBody body, Actor actor) {
        Parsing.together(() -> idOf(body), () -> kindOf(body), () -> line("name", body.name()));
        OrganisationId id = idOf(body);
        OrganisationKind kind = kindOf(body);
        Written<?> written = commands.send(new RegisterOrganisation(id, line("name", body.name()), kind), actor);
        return Answers.created(written, Answers.location("organisations", id), new OrganisationAnswer(id.value()));
    }

    @PostMapping("/api/organisations/{organisation}/members")
    @ResponseStatus(HttpStatus.CREATED)
    @AllowedTo(Access.MEMBERSHIP_ADMINISTRATORS)
    @Operation(
            summary =
                    "Add a member, who is known by the id that its token carries, and reaches no further than who adds it")
    public ResponseEntity<MemberAnswer> addMember(
            @PathVariable String organisation, @RequestBody MemberBody body, Caller caller) {
        Parsing.together(
                () -> value("user", body.user(), UserId::new),
                () -> line("displayName", body.displayName()),
                () -> Parsing.optionalIdentifier("email", body.email(), EmailAddress.MAX_CHARS),
                () -> name("role", body.role(), Role.class));
        UserId user = value("user", body.user(), UserId::new);
        AddMember command = new AddMember(
                idInPath(organisation, OrganisationId::new),
                user,
                line("displayName", body.displayName()),
                optionalValue(
                        "email",
                        Parsing.optionalIdentifier("email", body.email(), EmailAddress.MAX_CHARS),
                        EmailAddress::parse),
                name("role", body.role(), Role.class));
        return Answers.created(caller.send(command), new MemberAnswer(user.value()));
    }

    /** @param programmes codes; empty: all; absent: as it is. So with the locations */
    public record MembershipBody(
            @Schema(implementation = Role.class) @Nullable String role,

            @Schema(description = "codes; empty: all; absent: as it is") @Nullable
            List<@Nullable String> programmes,

            @Schema(description = "codes; empty: all; absent: as it is") @Nullable
            List<@Nullable String> locations,

            @ArraySchema(
                    schema = @Schema(implementation = Grant.class),
                    arraySchema = @Schema(description = "of a machine of the vendor; empty: none; absent: as it is"))
            @Nullable
            List<@Nullable String> grants) {}

    @PatchMapping("/api/organisations/{organisation}/members/{user}")
    @AllowedTo(Access.MEMBERSHIP_ADMINISTRATORS)
    @Operation(
            summary = "Change a member's role, or limit the membership to programmes and locations (R-5)",
            description = "Who is limited neither changes a membership that reaches further nor lets one reach further."
                    + " Grants are given and taken by a PROGRAMME_MANAGER; another role ends them.")
    public ResponseEntity<MemberAnswer> changeMember(
            @PathVariable String organisation,
            @PathVariable String user,
            @RequestBody MembershipBody body,
            Caller caller) {
        Parsing.together(
                () -> {
                    if (body.role() != null) {
                        name("role", body.role(), Role.class);
                    }
                },
                () -> codes("programmes", body.programmes()),
                () -> codes("locations", body.locations()),
                () -> grants(body.grants()));
        ChangeMember command = new ChangeMember(
                idInPath(organisation, OrganisationId::new),
                idInPath(user, UserId::new),
                body.role() == null ? null : name("role", body.role(), Role.class),
                codes("programmes", body.programmes()),
                codes("locations", body.locations()),
                grants(body.grants()));
        return Answers.ok(caller.send(command), new MemberAnswer(command.user().value()));
    }

    @DeleteMapping("/api/organisations/{organisation}/members/{user}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedTo(Access.MEMBERSHIP_ADMINISTRATORS)
    @Operation(summary = "Remove a member, whose next request is refused; by other nodes within a second")
    public ResponseEntity<Void> removeMember(
            @PathVariable String organisation, @PathVariable String user, Caller caller) {
        RemoveMember command =
                new RemoveMember(idInPath(organisation, OrganisationId::new), idInPath(user, UserId::new));
        return Answers.noContent(caller.send(command));
    }

    private static OrganisationId idOf(OrganisationBody body) {
        return body.organisation() == null
                ? OrganisationId.create()
                : value("organisation", body.organisation(), OrganisationId::new);
    }

    private static OrganisationKind kindOf(OrganisationBody body) {
        return body.kind() == null ? OrganisationKind.PARTNER : name("kind", body.kind(), OrganisationKind.class);
    }

    private static @Nullable Set<Grant> grants(@Nullable List<@Nullable String> given) {
        List<String> names = codes("grants", given);
        if (names == null) {
            return null;
        }
        Set<Grant> grants = EnumSet.noneOf(Grant.class);
        for (int i = 0; i < names.size(); i++) {
            grants.add(name("grants/" + i, names.get(i), Grant.class));
        }
        return grants;
    }

    private static @Nullable List<String> codes(String field, @Nullable List<@Nullable String> given) {
        if (given == null) {
            return null;
        }
        return Parsing.each(field, given, MAX_CODES, Parsing::code);
    }
}
