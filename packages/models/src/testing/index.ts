export { HubServer, type HubBehaviour, type HubRequest } from './hub-server.ts';
export { COMMIT, type HubRepository, repositoryFrom, repositoryOf } from './hub-repository.ts';
