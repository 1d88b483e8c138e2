package dev.coopclaims.query.organisation;

import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.organisation.Grant;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.query.organisation.RegisteredOrganisation.Closure;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.web.Order;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import dev.coopclaims.query.web.Pages;
import dev.coopclaims.query.web.Read;
import dev.coopclaims.query.web.Visibility;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Organisations and their members, for their own people and the vendor's. */
@RestController
@Tag(name = "Organisations")
public final class OrganisationEndpoint {

    private final Pages pages;

    public OrganisationEndpoint(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/api/organisations/{organisation}")
    @AllowedTo(Access.CLAIM_READERS)
    @Operation(summary = "An organisation")
    public ResponseEntity<OrganisationBody> organisation(@PathVariable OrganisationId organisation, Read read) {
        ViewDocument<RegisteredOrganisation> found = visible(organisation.value(), read);
        RegisteredOrganisation content = found.content();
        OrganisationBody body = new OrganisationBody(
                found.key(),
                content.name(),
                content.kind(),
                content.externalId(),
                content.country(),
                content.language(),
                content.closure());
        return read.one(body, content.version());
    }

    @GetMapping("/api/organisations/{organisation}/members")
    @AllowedTo(Access.CLAIM_READERS)
    @Operation(summary = "The people and machines who act for an organisation, by name")
    public ResponseEntity<Page<MemberBody>> members(
            @PathVariable OrganisationId organisation,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Read read) {
        PageRequest wanted = PageRequest.of(limit, cursor);
        visible(organisation.value(), read);
        Page<ViewDocument<Member>> page = pages.read(
                read.of(Member.VIEW), ofNow(organisation.value()), Order.ascending("displayNameKey"), wanted);
        return read.page(Pages.map(page, member -> MemberBody.of(member.content())));
    }

    private static Bson ofNow(String organisation) {
        return Filters.and(Filters.eq("organisation", organisation), Filters.eq("removed", false));
    }

    private static ViewDocument<RegisteredOrganisation> visible(String organisation, Read read) {
        Visibility visibility = Memberships.of(read).visibility();
        return read.of(RegisteredOrganisation.VIEW)
                .find(organisation, visibility.filter(ViewDocument.KEY))
                .orElseThrow(() -> Refusal.of(RequestCode.NO_SUCH_ORGANISATION));
    }

    /**
     * An organisation as answered.
     *
     * @param closure absent while it is open
     */
    public record OrganisationBody(
            String organisation,
            String name,
            OrganisationKind kind,
            @Nullable String externalId,
            @Nullable String country,
            @Nullable String language,
            @Nullable Closure closure) {}

    /**
     * A member as answered.
     *
     * @param programmes codes of the programmes that the membership covers; empty: all
     * @param locations likewise
     * @param grants what a machine may do beyond its role
     */
    public record MemberBody(
            UserId user,
            String displayName,
            @Nullable String email,
            Role role,
            List<String> programmes,
            List<String> locations,
            List<Grant> grants) {

        public MemberBody {
            programmes = List.copyOf(programmes);
            locations = List.copyOf(locations);
            grants = List.copyOf(grants);
        }

        static MemberBody of(Member member) {
            return new MemberBody(
                    member.user(),
                    member.displayName(),
                    member.email(),
                    member.role(),
                    member.programmes(),
                    member.locations(),
                    member.grants().stream().map(Grant::valueOf).toList());
        }
    }
}
