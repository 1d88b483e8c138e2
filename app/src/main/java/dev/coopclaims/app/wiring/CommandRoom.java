package dev.coopclaims.app.wiring;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.app.problem.TraceId;
import dev.coopclaims.app.request.ArgumentOf;
import dev.coopclaims.app.security.ActingPerson;
import dev.coopclaims.app.startup.OnCommandRole;
import dev.coopclaims.app.wiring.erasure.ErasureConfiguration;
import dev.coopclaims.command.CommandSide;
import dev.coopclaims.command.CommandSideSettings;
import dev.coopclaims.command.catalogue.HalfYearUsed;
import dev.coopclaims.command.claim.DocumentUses;
import dev.coopclaims.command.claim.web.UploadGate;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispatch.Correlation;
import dev.coopclaims.command.dispatch.DispatchListener;
import dev.coopclaims.command.dispatch.LastCommit;
import dev.coopclaims.command.granting.RunningClaims;
import dev.coopclaims.command.policy.Pseudonyms;
import dev.coopclaims.command.policy.Separation;
import dev.coopclaims.command.review.OpenReviews;
import dev.coopclaims.command.web.Caller;
import dev.coopclaims.command.web.FormParameter;
import dev.coopclaims.eventstore.append.Appended;
import dev.coopclaims.eventstore.axon.AppendedPositions;
import dev.coopclaims.eventstore.axon.MongoEventStorageEngine;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.sealing.MasterKeys;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.AlreadyThere;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.query.documentuse.DocumentUseQueries;
import dev.coopclaims.query.follow.GroupClaims;
import dev.coopclaims.query.follow.MongoGroupClaims;
import dev.coopclaims.query.halfyear.HalfYearsAhead;
import dev.coopclaims.query.halfyear.UsedHalfYears;
import dev.coopclaims.query.overview.RunningClaimQueries;
import dev.coopclaims.query.projection.Projections;
import dev.coopclaims.query.projection.Views;
import dev.coopclaims.query.reviewqueue.OpenReviewQueries;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The command side; present if the role decides. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnCommandRole.class)
@Import(CommandSide.class)
public class CommandRoom {
    /** After the gates of roles (0) and of repeated requests (100), before that of known parameters (150). */
    private static final int BEFORE_FORMS_ARE_PARSED = 120;

    @Bean
    CommandSideSettings commandSideSettings(
            @Value("${coop.vendor}") String vendor,
            @Value("${" + Separation.OWN_ORGANISATION_SETTING + "}") boolean ownOrganisation,
            @Value("${" + Separation.OWN_REJECTION_SETTING + "}") boolean ownRejection,
            @Value("${coop.separation.vendor-people}") boolean vendorPeople,
            @Value("${" + Separation.ERASURES_SETTING + "}") boolean erasures) {
        return CommandSideSettings.defaults(new OrganisationId(vendor))
                .with(new Separation(ownOrganisation, ownRejection, vendorPeople, erasures));
    }

    /** Reads the database directly, as {@link #documentUses} does (R-3). */
    @Bean
    OpenReviews openReviews(Storage storage) {
        Views views = Views.asTheyStand(storage.database());
        return (organisation, reviewer) -> OpenReviewQueries.of(views, organisation, reviewer, OpenReviews.MAX_CLAIMS);
    }

    /** Reads the database directly, as above (X-1). */
    @Bean
    RunningClaims runningClaims(Storage storage) {
        Views views = Views.asTheyStand(storage.database());
        return asked -> RunningClaimQueries.of(
                views,
                asked.organisation(),
                asked.programme(),
                asked.period(),
                asked.after(),
                RunningClaims.MAX_CLAIMS);
    }

    /** A log that does not answer counts every half-year as used. */
    @Bean
    HalfYearUsed.Finder halfYears(Storage storage) {
        Views views = Views.asTheyStand(storage.database());
        return new HalfYearsOfTheLog(storage.log(), firstDay -> UsedHalfYears.isKnown(views, firstDay));
    }

    /** Reads the database directly, as above; while a view is being filled it tells nothing. */
    @Bean
    AlreadyThere.Finder alreadyThere(Storage storage) {
        return new HalfYearsAhead(
                Views.asTheyStand(storage.database()), view -> Views.isComplete(storage.database(), view));
    }

    /**
     * @param configured {@code coop.people-secret}, in Base64; if empty, the secret kept in the database is used
     * @param accepted whether it is the one of this log although its fingerprint is gone
     */
    @Bean
    Pseudonyms pseudonyms(
            @Value("${coop.people-secret:}") String configured,
            @Value("${coop.people-secret-accepted:false}") boolean accepted,
            MongoDatabase database,
            MasterKeys master,
            ObjectProvider<MongoEventStorageEngine> engine,
            Storage storage) {
        return InstallationSecret.pseudonyms(
                configured,
                accepted,
                database.getCollection(InstallationSecret.COLLECTION),
                master,
                DigestsOfTheLog.of(storage.log(), engine::getObject));
    }

    @Bean
    LastCommit lastCommit() {
        return committed -> AppendedPositions.lastOf(committed)
                .map(Appended::lastPosition)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** Reads the database directly, because a process that decides need not run any view (C-9). */
    @Bean
    DocumentUses documentUses(Storage storage) {
        Views views = Views.asTheyStand(storage.database());
        return (organisation, claim, contents) ->
                DocumentUseQueries.elsewhere(views, organisation, claim, contents, DocumentUses.MAX_CLAIMS_PER_CONTENT);
    }

    /** For a process that decides and need not run views: it looks where they are, and claims none. */
    @Bean(ErasureConfiguration.VIEWS_OF_ALL)
    GroupClaims viewsOfAllNodes(Storage storage) {
        return new MongoGroupClaims(
                storage.database(),
                Projections.GROUP,
                storage.log().id(),
                "nobody",
                QueryRoom.CLAIM_TIMEOUT,
                storage.claimClock());
    }

    @Bean
    CommitLog commitLog(Storage storage) {
        return storage.log();
    }

    /** Events and log lines of one request carry the same id. */
    @Bean
    Correlation correlation() {
        return () -> {
            String traceId = MDC.get(TraceId.KEY);
            return traceId == null ? Correlation.NONE.current() : traceId;
        };
    }

    /** Runs before anything parses a form, after the gates of roles and of repeated requests. */
    @Bean
    WebMvcConfigurer uploadGate() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new UploadGate(CommandRoom::caller)).order(BEFORE_FORMS_ARE_PARSED);
            }
        };
    }

    /** Lets endpoints take the caller, the expected version, and forms as arguments. */
    @Bean
    WebMvcConfigurer callers(ObjectProvider<Commands> commands) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                Commands sent = commands.getObject();
                resolvers.add(new ArgumentOf<>(Caller.class, request -> caller(sent, request)));
                resolvers.add(new FormParameter());
            }
        };
    }

    /** Several lines of the header are one list (RFC 9110 §5.2). */
    private static Caller caller(Commands commands, NativeWebRequest request) {
        String[] lines = request.getHeaderValues(HttpHeaders.IF_MATCH);
        return new Caller(commands, ActingPerson.of(request), lines == null ? null : String.join(",", lines));
    }

    private static Actor caller() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller != null && caller.getPrincipal() instanceof Actor actor) {
            return actor;
        }
        throw new InsufficientAuthenticationException("no actor");
    }

    @Bean
    DispatchListener commandMeters(MeterRegistry meters) {
        return new CommandMeters(meters);
    }
}
