package dev.coopclaims.app.security;

import static dev.coopclaims.app.problem.SafeHeaders.CONTENT_SECURITY_POLICY;

import dev.coopclaims.app.request.ArgumentOf;
import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.organisation.RecentOrganisations;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The resource server: stateless, bearer tokens only, closed except for what is opened here. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration implements WebMvcConfigurer {
    /** After the token issuer's chain. */
    private static final int API_CHAIN = 10;

    private static final String[] OPEN = {
        "/actuator/health",
        "/actuator/health/**",
        "/actuator/info",
        "/docs",
        "/swagger-ui/**",
        "/v3/api-docs",
        "/v3/api-docs/**",
        "/v3/api-docs.yaml",
        "/error"
    };

    /** The documentation page consists of our own static files. */
    private static final String DOCS_SECURITY_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    @Bean
    @Order(API_CHAIN - 1)
    SecurityFilterChain documentationChain(HttpSecurity http) throws Exception {
        stateless(http.securityMatcher("/docs", "/swagger-ui/**"), DOCS_SECURITY_POLICY);
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /**
     * Serves nothing under these paths: the library would describe a protected resource (RFC 9728) under whatever host
     * name a client uses, at every address, and without the issuer.
     */
    @Bean
    @Order(API_CHAIN - 2)
    SecurityFilterChain wellKnownChain(HttpSecurity http) throws Exception {
        stateless(http.securityMatcher("/.well-known/**"), CONTENT_SECURITY_POLICY);
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(API_CHAIN)
    SecurityFilterChain apiChain(
            HttpSecurity http,
            JwtDecoder verifier,
            Memberships memberships,
            ServerProperties server,
            @Value("${coop.vendor}") String vendor,
            @Value("${coop.metrics-open:}") String metricsOpen)
            throws Exception {
        ProblemOnRefusedToken problems = new ProblemOnRefusedToken();
        KnownTokens known = new KnownTokens(verifier, InstantSource.system());
        boolean open = metricsOpen.isBlank() ? isLoopback(server.getAddress()) : Boolean.parseBoolean(metricsOpen);
        stateless(http, CONTENT_SECURITY_POLICY);
        return http.authorizeHttpRequests(requests -> {
                    requests.requestMatchers(OPEN).permitAll();
                    if (open) {
                        requests.requestMatchers("/actuator/prometheus").permitAll();
                    }
                    requests.requestMatchers("/actuator/**").hasRole(Role.OPERATOR.name());
                    requests.anyRequest().authenticated();
                })
                .oauth2ResourceServer(tokens -> tokens.jwt(jwt -> jwt.decoder(known)
                                .jwtAuthenticationConverter(new ActorFromJwt(memberships, new OrganisationId(vendor))))
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }

    /** Lets unknown methods through: they are answered 405 like any unsupported method, not as malformed. */
    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    /** Timing each filter of the chain cost 5 % of a command; requests as a whole are still timed. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    WebMvcConfigurer roleGate(RecentOrganisations organisations, Memberships memberships) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new RoleGate(organisations, memberships));
            }
        };
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ArgumentOf<>(Actor.class, ActingPerson::of));
    }

    /** Whether a server bound to this address can be reached only from this machine. */
    public static boolean isLoopback(@org.jspecify.annotations.Nullable InetAddress address) {
        return address != null && address.isLoopbackAddress();
    }

    private static void stateless(HttpSecurity http, String contentSecurityPolicy) throws Exception {
        http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookie grants anything here, so requests cannot be forged across sites.
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(Customizer.withDefaults())
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(contentSecurityPolicy))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("camera=(), geolocation=(), microphone=(), payment=()")));
    }
}
