# docker build --build-arg SDK_IMAGE=… --build-arg RUNTIME_IMAGE=… . Any pair of images will do: the first with the .NET SDK of global.json, the second with the ASP.NET Core runtime,
# ICU, time zones and bash.
ARG SDK_IMAGE
ARG RUNTIME_IMAGE

FROM ${SDK_IMAGE} AS build
WORKDIR /build
ENV CI=true

# Packages first: they are restored again only when a project file changes.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/PricingApi.Domain/PricingApi.Domain.csproj src/PricingApi.Domain/packages.lock.json src/PricingApi.Domain/
COPY src/PricingApi/PricingApi.csproj src/PricingApi/packages.lock.json src/PricingApi/
RUN dotnet restore src/PricingApi --runtime linux-x64 --locked-mode -p:PublishReadyToRun=true

COPY . .
RUN dotnet publish src/PricingApi --configuration Release --runtime linux-x64 --no-restore --no-self-contained \
    -p:PublishReadyToRun=true -p:OpenApiGenerateDocuments=false --output /out \
    && mkdir /data

FROM ${RUNTIME_IMAGE}
WORKDIR /app
COPY --from=build /out .
# Only the folder of the embedded database may be written to.
COPY --from=build --chown=1654:1654 /data /data

# SQLite's memory for large price books goes back to the system, instead of staying with the thread that used it.
ENV MALLOC_MMAP_THRESHOLD_=131072 \
    ASPNETCORE_HTTP_PORTS=8080 \
    ConnectionStrings__Pricing="Data Source=/data/pricing.db"
USER 1654:1654
VOLUME /data
EXPOSE 8080

HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/live HTTP/1.0\\r\\n\\r\\n' >&3 && read -r answer <&3 && [[ $answer == *' 200 '* ]]"]

ENTRYPOINT ["dotnet", "PricingApi.dll"]
