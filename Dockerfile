# The command godwit, native, in an image without a shell: docker build -t godwit .
# docker run --rm -v "$PWD:/work" -e DATABASE_URL godwit migrate
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update && apt-get install -y --no-install-recommends clang zlib1g-dev
WORKDIR /src
COPY . .
RUN dotnet publish src/Godwit.Cli -r linux-x64 -c Release --nologo -o /out

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0
COPY --from=build /out/godwit /out/libe_sqlite3.so /usr/local/bin/
USER app
WORKDIR /work
ENTRYPOINT ["godwit"]
